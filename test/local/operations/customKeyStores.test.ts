/** Custom key stores: their states, and those of their keys. */
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let kms: LocalKms;
let client: KMS;
beforeEach(async () => {
  kms = await LocalKms.start();
  client = new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
afterEach(() => kms.close());

const CLOUDHSM = {
  CustomKeyStoreName: "hsm",
  CloudHsmClusterId: "cluster-2a23b4cdefg",
  KeyStorePassword: "kmsPswd",
  TrustAnchorCertificate: "certificate",
};
const EXTERNAL = {
  CustomKeyStoreName: "xks",
  CustomKeyStoreType: "EXTERNAL_KEY_STORE",
  XksProxyConnectivity: "PUBLIC_ENDPOINT",
  XksProxyUriEndpoint: "https://xks.example.com",
  XksProxyUriPath: "/example/kms/xks/v1",
  XksProxyAuthenticationCredential: {
    AccessKeyId: "ABCDE2345672EXAMPLEQ",
    RawSecretAccessKey: "DXjSUawnel2fr6SKC7G25CNxTyWKE5PF9XX6H/u9pSo=",
  },
} as const;
const Plaintext = Buffer.from("data");
const rejected = (name: string) => expect.objectContaining({ name });
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "none",
    (error: Error) => error.name,
  );

const entryOf = async (CustomKeyStoreId: string) =>
  (await client.describeCustomKeyStores({ CustomKeyStoreId })).CustomKeyStores[0];

describe.each([
  ["an AWS CloudHSM key store", CLOUDHSM, { Origin: "AWS_CLOUDHSM" }],
  ["an external key store", EXTERNAL, { Origin: "EXTERNAL_KEY_STORE", XksKeyId: "bb8562717f809024" }],
] as const)("%s", (_, input, key) => {
  test("has keys that work while it is connected", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(input);
    expect(CustomKeyStoreId).toMatch(/^cks-[0-9a-f]{17}$/);
    expect(await entryOf(CustomKeyStoreId)).toMatchObject({
      ConnectionState: "DISCONNECTED",
      CustomKeyStoreName: input.CustomKeyStoreName,
    });
    await expect(client.createKey({ CustomKeyStoreId, ...key })).rejects.toEqual(
      rejected("CustomKeyStoreInvalidStateException"),
    );
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    expect(await entryOf(CustomKeyStoreId)).toMatchObject({ ConnectionState: "CONNECTED" });
    const { KeyMetadata } = await client.createKey({ CustomKeyStoreId, ...key });
    expect(KeyMetadata).toMatchObject({ CustomKeyStoreId, KeyState: "Enabled", Origin: key.Origin });
    const { KeyId } = KeyMetadata;
    const { CiphertextBlob } = await client.encrypt({ KeyId, Plaintext });
    await client.disconnectCustomKeyStore({ CustomKeyStoreId });
    expect((await client.describeKey({ KeyId })).KeyMetadata).toMatchObject({ KeyState: "Unavailable" });
    expect(await codeOf(client.decrypt({ CiphertextBlob }))).toBe("KMSInvalidStateException");
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    const decrypted = await client.decrypt({ CiphertextBlob });
    expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);
  });

  test("is deleted only when it is disconnected and empty", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(input);
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    expect(await codeOf(client.deleteCustomKeyStore({ CustomKeyStoreId }))).toBe(
      "CustomKeyStoreInvalidStateException",
    );
    await client.createKey({ CustomKeyStoreId, ...key });
    await client.disconnectCustomKeyStore({ CustomKeyStoreId });
    expect(await codeOf(client.deleteCustomKeyStore({ CustomKeyStoreId }))).toBe(
      "CustomKeyStoreHasCMKsException",
    );
    const other = {
      ...input,
      CustomKeyStoreName: "empty",
      CloudHsmClusterId: "cluster-3a23b4cdefg",
      XksProxyUriPath: "/other/kms/xks/v1",
    };
    const { CustomKeyStoreId: empty } = await client.createCustomKeyStore(other as typeof input);
    await client.deleteCustomKeyStore({ CustomKeyStoreId: empty });
    expect(await codeOf(entryOf(empty))).toBe("CustomKeyStoreNotFoundException");
  });

  test("is connected and disconnected once", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(input);
    const invalid = "CustomKeyStoreInvalidStateException";
    expect(await codeOf(client.disconnectCustomKeyStore({ CustomKeyStoreId }))).toBe(invalid);
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    expect(await codeOf(client.connectCustomKeyStore({ CustomKeyStoreId }))).toBe(invalid);
  });

  test("can be renamed", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(input);
    await client.updateCustomKeyStore({ CustomKeyStoreId, NewCustomKeyStoreName: "new" });
    const { CustomKeyStores } = await client.describeCustomKeyStores({ CustomKeyStoreName: "new" });
    expect(CustomKeyStores).toMatchObject([{ CustomKeyStoreId, CustomKeyStoreName: "new" }]);
  });
});

describe("custom key stores", () => {
  test("show their configuration, and never their secrets", async () => {
    await client.createCustomKeyStore(CLOUDHSM);
    const { CustomKeyStoreId } = await client.createCustomKeyStore(EXTERNAL);
    expect((await entryOf(CustomKeyStoreId))?.XksProxyConfiguration).toEqual({
      Connectivity: "PUBLIC_ENDPOINT",
      AccessKeyId: "ABCDE2345672EXAMPLEQ",
      UriEndpoint: "https://xks.example.com",
      UriPath: "/example/kms/xks/v1",
    });
    const all = JSON.stringify(await client.describeCustomKeyStores());
    expect(all).toContain("cluster-2a23b4cdefg");
    expect(all).not.toMatch(/kmsPswd|DXjSUawnel/);
  });

  test("have unique names, clusters and proxies", async () => {
    await client.createCustomKeyStore(CLOUDHSM);
    await client.createCustomKeyStore(EXTERNAL);
    expect(await codeOf(client.createCustomKeyStore(CLOUDHSM))).toBe("CustomKeyStoreNameInUseException");
    const other = { CustomKeyStoreName: "other" };
    expect(await codeOf(client.createCustomKeyStore({ ...CLOUDHSM, ...other }))).toBe(
      "CloudHsmClusterInUseException",
    );
    expect(await codeOf(client.createCustomKeyStore({ ...EXTERNAL, ...other }))).toBe(
      "XksProxyUriInUseException",
    );
  });

  test.each([
    ["CustomKeyStoreNotFoundException", { CustomKeyStoreId: "cks-1", Origin: "AWS_CLOUDHSM" }],
    ["ValidationException", { Origin: "AWS_CLOUDHSM" }],
    ["ValidationException", { CustomKeyStoreId: "cks-1" }],
  ] as const)("make CreateKey throw %s for %j", async (name, input) => {
    await expect(client.createKey(input)).rejects.toEqual(rejected(name));
  });

  test("contain symmetric single-Region keys only, each external key once", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(EXTERNAL);
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    const input = { CustomKeyStoreId, Origin: "EXTERNAL_KEY_STORE", XksKeyId: "a" } as const;
    await client.createKey(input);
    expect(await codeOf(client.createKey(input))).toBe("XksKeyAlreadyInUseException");
    expect(await codeOf(client.createKey({ ...input, MultiRegion: true }))).toBe(
      "UnsupportedOperationException",
    );
    const rsa = { ...input, KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" } as const;
    expect(await codeOf(client.createKey(rsa))).toBe("UnsupportedOperationException");
    expect(await codeOf(client.createKey({ ...input, Origin: "AWS_CLOUDHSM", XksKeyId: undefined }))).toBe(
      "ValidationException",
    );
  });

  test("that a seed names are disconnected, and can be connected", async () => {
    const [KeyId, CustomKeyStoreId] = ["1234abcd-12ab-34cd-56ef-1234567890ab", "cks-1234567890abcdef0"];
    const seed = { Keys: [{ KeyId, Origin: "AWS_CLOUDHSM" as const, CustomKeyStoreId }] };
    await using seeded = await LocalKms.start({ seed });
    const there = new KMS({
      endpoint: seeded.endpoint,
      region: seeded.region,
      credentials: seeded.credentials,
    });
    expect(await codeOf(there.encrypt({ KeyId, Plaintext }))).toBe("KMSInvalidStateException");
    await there.connectCustomKeyStore({ CustomKeyStoreId });
    expect(await there.encrypt({ KeyId, Plaintext })).toMatchObject({
      KeyId: expect.stringContaining(KeyId),
    });
    await seeded.reset();
    expect(await codeOf(there.encrypt({ KeyId, Plaintext }))).toBe("KMSInvalidStateException");
  });

  test("of AWS CloudHSM generate random bytes while they are connected", async () => {
    const { CustomKeyStoreId } = await client.createCustomKeyStore(CLOUDHSM);
    const generate = () => client.generateRandom({ NumberOfBytes: 9, CustomKeyStoreId });
    expect(await codeOf(generate())).toBe("CustomKeyStoreInvalidStateException");
    await client.connectCustomKeyStore({ CustomKeyStoreId });
    expect((await generate()).Plaintext).toHaveLength(9);
  });
});

/** Calls over real HTTP to LocalKms, with this package's client and with that of the AWS SDK, with equal results. */
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Output = Record<string, unknown>;

/** The calls of the scenarios, with the client of either package. */
interface Client {
  encrypt(input: ours.EncryptCommandInput): Promise<Output>;
  reEncrypt(input: ours.ReEncryptCommandInput): Promise<Output>;
  decrypt(input: ours.DecryptCommandInput): Promise<Output>;
}

let kms: LocalKms;
const clients = new Map<string, Client>();
const key: Record<string, string> = {};
const context = { tenant: "a", Case: "Counts" };
const plaintext = new TextEncoder().encode("the data");

beforeAll(async () => {
  kms = await LocalKms.start({ region: "us-east-2" });
  const options = { endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials };
  const ourClient = new ours.KMSClient(options);
  const sdkClient = new sdk.KMSClient(options);
  clients.set("kms-reencrypt", {
    encrypt: async (input) => ({ ...(await ourClient.send(new ours.EncryptCommand(input))) }),
    reEncrypt: async (input) => ({ ...(await ourClient.send(new ours.ReEncryptCommand(input))) }),
    decrypt: async (input) => ({ ...(await ourClient.send(new ours.DecryptCommand(input))) }),
  });
  clients.set("@aws-sdk/client-kms", {
    encrypt: async (input) => ({ ...(await sdkClient.send(new sdk.EncryptCommand(input))) }),
    reEncrypt: async (input) => ({ ...(await sdkClient.send(new sdk.ReEncryptCommand(input))) }),
    decrypt: async (input) => ({ ...(await sdkClient.send(new sdk.DecryptCommand(input))) }),
  });
  for (const name of ["old", "new", "disabled", "pending"]) {
    key[name] = (await kms.createKey()).Arn ?? "";
  }
  key.rsa = (await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" })).Arn ?? "";
  key.signing = (await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" })).Arn ?? "";
  key.unknown = `arn:aws:kms:us-east-2:${kms.accountId}:key/00000000-0000-4000-8000-000000000000`;
  await kms.createAlias({ AliasName: "alias/old", TargetKeyId: keyArn("old") });
  await kms.disableKey({ KeyId: keyArn("disabled") });
  await kms.scheduleKeyDeletion({ KeyId: keyArn("pending") });
});

afterAll(() => kms.close());

function keyArn(name: string): string {
  const arn = key[name];
  if (arn === undefined) {
    throw new Error(`There is no key ${name}`);
  }
  return arn;
}

/** Runs a scenario with each client, and returns both outcomes without the parts that are random. */
async function withBoth(scenario: (client: Client) => Promise<unknown>): Promise<unknown[]> {
  return Promise.all(
    [...clients.values()].map((client) => scenario(client).then(comparable, comparableError)),
  );
}

const comparable = (output: unknown): unknown => {
  const { $metadata, CiphertextBlob, ...rest } = Object(output);
  const size = CiphertextBlob instanceof Uint8Array ? CiphertextBlob.byteLength : undefined;
  return { ...rest, size, metadata: comparableMetadata($metadata) };
};

const comparableError = (error: unknown): unknown => {
  const { name, $fault, $metadata, message, ...rest } = Object(error);
  // The AWS SDK sets "UnknownError" where KMS sends no message; ours has the message of KMS in `serviceMessage`.
  const said =
    "serviceMessage" in rest ? rest.serviceMessage : message === "UnknownError" ? undefined : message;
  return { name, $fault, metadata: comparableMetadata($metadata), said };
};

const comparableMetadata = ({
  httpStatusCode,
  requestId,
  attempts,
  totalRetryDelay,
}: Record<string, unknown>) => ({
  httpStatusCode,
  hasRequestId: typeof requestId === "string",
  attempts,
  totalRetryDelay,
});

const encryptOld = async (client: Client): Promise<Uint8Array> => {
  const { CiphertextBlob } = await client.encrypt({
    KeyId: keyArn("old"),
    Plaintext: plaintext,
    EncryptionContext: context,
  });
  if (!(CiphertextBlob instanceof Uint8Array)) {
    throw new Error("Encrypt returned no ciphertext");
  }
  return CiphertextBlob;
};

/** Re-encrypts a ciphertext of the old key, with a changed input. */
const reEncryptOld =
  (change: (input: ours.ReEncryptRequest) => ours.ReEncryptRequest) =>
  async (client: Client): Promise<Output> =>
    client.reEncrypt(
      change({
        CiphertextBlob: await encryptOld(client),
        SourceEncryptionContext: context,
        SourceKeyId: "alias/old",
        DestinationKeyId: keyArn("new"),
      }) as ours.ReEncryptCommandInput,
    );

describe("both clients return the same output", () => {
  it("when asymmetric keys are used with an empty encryption context", async () => {
    const empty = { EncryptionContext: {}, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" } as const;
    const results = await withBoth(async (client) => {
      const encrypted = await client.encrypt({ KeyId: keyArn("rsa"), Plaintext: plaintext, ...empty });
      const { CiphertextBlob } = await client.reEncrypt({
        CiphertextBlob: encrypted.CiphertextBlob as Uint8Array,
        SourceKeyId: keyArn("rsa"),
        SourceEncryptionContext: {},
        SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
        DestinationKeyId: keyArn("rsa"),
        DestinationEncryptionContext: {},
        DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
      });
      return client.decrypt({ CiphertextBlob: CiphertextBlob as Uint8Array, KeyId: keyArn("rsa"), ...empty });
    });
    expect(results[0]).toMatchObject({ KeyId: keyArn("rsa"), Plaintext: plaintext });
    expect(results[1]).toEqual(results[0]);
  });

  it("when a ciphertext is re-encrypted and then decrypted", async () => {
    const results = await withBoth(async (client) => {
      const { CiphertextBlob } = await reEncryptOld((input) => ({
        ...input,
        DestinationEncryptionContext: { Case: "Counts", tenant: "b" },
      }))(client);
      return client.decrypt({
        CiphertextBlob: CiphertextBlob as Uint8Array,
        EncryptionContext: { tenant: "b", Case: "Counts" },
      });
    });
    expect(results[0]).toMatchObject({ KeyId: keyArn("new"), Plaintext: plaintext });
    expect(results[1]).toEqual(results[0]);
  });

  it("of ReEncrypt with every member that KMS sends", async () => {
    const results = await withBoth(reEncryptOld((input) => input));
    expect(results[0]).toEqual({
      KeyId: keyArn("new"),
      SourceKeyId: keyArn("old"),
      SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      SourceKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      DestinationKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
      size: expect.any(Number),
      metadata: { httpStatusCode: 200, hasRequestId: true, attempts: 1, totalRetryDelay: 0 },
    });
    expect(results[1]).toEqual(results[0]);
  });

  it("when the destination is an RSA key", async () => {
    const results = await withBoth(
      reEncryptOld((input) => ({
        ...input,
        DestinationKeyId: keyArn("rsa"),
        DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
      })),
    );
    expect(results[0]).toMatchObject({ KeyId: keyArn("rsa"), size: 256 });
    expect(results[1]).toEqual(results[0]);
  });
});

describe("both clients reject with the same error:", () => {
  it.each<[string, (client: Client) => Promise<unknown>]>([
    ["IncorrectKeyException", reEncryptOld((input) => ({ ...input, SourceKeyId: keyArn("new") }))],
    [
      "InvalidCiphertextException",
      reEncryptOld((input) => ({ ...input, SourceEncryptionContext: { tenant: "A" } })),
    ],
    [
      "InvalidCiphertextException",
      reEncryptOld((input) => {
        const flipped = Uint8Array.from(input.CiphertextBlob ?? []);
        flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
        return { ...input, CiphertextBlob: flipped };
      }),
    ],
    ["DisabledException", reEncryptOld((input) => ({ ...input, DestinationKeyId: keyArn("disabled") }))],
    [
      "KMSInvalidStateException",
      reEncryptOld((input) => ({ ...input, DestinationKeyId: keyArn("pending") })),
    ],
    [
      "InvalidKeyUsageException",
      reEncryptOld((input) => ({ ...input, DestinationKeyId: keyArn("signing") })),
    ],
    ["NotFoundException", reEncryptOld((input) => ({ ...input, DestinationKeyId: keyArn("unknown") }))],
    ["NotFoundException", reEncryptOld((input) => ({ ...input, DestinationKeyId: "alias/nowhere" }))],
    ["InvalidGrantTokenException", reEncryptOld((input) => ({ ...input, GrantTokens: ["no-token"] }))],
    ["DryRunOperationException", reEncryptOld((input) => ({ ...input, DryRun: true }))],
    [
      "DryRunOperationException",
      reEncryptOld(({ CiphertextBlob: _, ...input }) => ({
        ...input,
        DryRun: true,
        DryRunModifiers: ["IGNORE_CIPHERTEXT"],
      })),
    ],
  ])("%s", async (name, scenario) => {
    const results = await withBoth(scenario);
    expect(results[0]).toMatchObject({
      name,
      $fault: "client",
      metadata: { httpStatusCode: 400, attempts: 1 },
    });
    expect(results[1]).toEqual(results[0]);
  });
});

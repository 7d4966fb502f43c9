import {
  buildAwsKmsMrkAwareDiscoveryMultiKeyringNode,
  buildAwsKmsMrkAwareStrictMultiKeyringNode,
  buildClient,
  CommitmentPolicy,
  cacheClients,
  getClient,
  type KeyringNode,
  limitRegions,
} from "@aws-crypto/client-node";
import { KmsKeyringNode } from "@aws-crypto/kms-keyring-node";
import { DisabledException, KMS } from "kms-reencrypt";
import { expect, test } from "vitest";
import { startKms } from "./support.js";

const { encrypt, decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT);

/** A LocalKms with two keys, and a function that makes clients of this package for the Encryption SDK. */
async function start() {
  const { kms, key, options } = await startKms();
  const { endpoint, credentials, region } = options;
  return {
    kms,
    client: new KMS(options),
    region,
    first: key.Arn,
    second: (await kms.createKey()).Arn,
    clientProvider: getClient(KMS, { endpoint, credentials }),
  };
}

const context = { tenant: "a" };
const encryptWith = async (keyring: KeyringNode) =>
  (await encrypt(keyring, "the secret", { encryptionContext: context })).result;
const decryptWith = async (keyring: KeyringNode, message: Buffer) =>
  (await decrypt(keyring, message)).plaintext.toString();

test("a keyring decrypts its own message, with the encryption context and one data key", async () => {
  const { kms, first, clientProvider } = await start();
  const keyring = new KmsKeyringNode({ clientProvider, generatorKeyId: first });
  const { plaintext, messageHeader } = await decrypt(keyring, await encryptWith(keyring));
  expect(plaintext.toString()).toBe("the secret");
  expect(messageHeader.encryptionContext).toMatchObject(context);
  expect(messageHeader.encryptedDataKeys).toHaveLength(1);
  expect(kms.requests.all()).toMatchObject([
    { operation: "GenerateDataKey", status: 200 },
    { operation: "Decrypt", status: 200 },
  ]);
});

test("any one key of a multi-keyring can decrypt", async () => {
  const { kms, first, second, clientProvider } = await start();
  const message = await encryptWith(
    new KmsKeyringNode({ clientProvider, generatorKeyId: first, keyIds: [second] }),
  );
  expect(kms.requests.of("Encrypt")).toMatchObject([{ status: 200, keyIds: { KeyId: second } }]);
  for (const keyId of [first, second]) {
    expect(await decryptWith(new KmsKeyringNode({ clientProvider, keyIds: [keyId] }), message)).toBe(
      "the secret",
    );
  }
});

test("a discovery keyring finds the keys, and continues with the next when one is disabled", async () => {
  const { client, kms, first, second, clientProvider } = await start();
  const message = await encryptWith(
    new KmsKeyringNode({ clientProvider, generatorKeyId: first, keyIds: [second] }),
  );
  const discoveryFilter = { accountIDs: ["111122223333"], partition: "aws" };
  const discovery = new KmsKeyringNode({ clientProvider, discovery: true, discoveryFilter });
  expect(await decryptWith(discovery, message)).toBe("the secret");
  await client.disableKey({ KeyId: first });
  expect(await decryptWith(discovery, message)).toBe("the secret");
  await client.disableKey({ KeyId: second });
  await expect(decryptWith(discovery, message)).rejects.toThrow(DisabledException.name);
  expect(kms.requests.of("Decrypt").map(({ status }) => status)).toEqual([200, 400, 200, 400, 400]);
});

test("a keyring without the key cannot decrypt", async () => {
  const { first, second, clientProvider } = await start();
  const message = await encryptWith(new KmsKeyringNode({ clientProvider, generatorKeyId: first }));
  await expect(
    decryptWith(new KmsKeyringNode({ clientProvider, keyIds: [second] }), message),
  ).rejects.toThrow();
});

test("clients are cached for each Region, and can be limited to some Regions", async () => {
  const { first, region, clientProvider } = await start();
  const made: string[] = [];
  const counted = (name: string) => {
    made.push(name);
    return clientProvider(name);
  };
  const cached = limitRegions([region], cacheClients(counted));
  const keyring = new KmsKeyringNode({ clientProvider: cached, generatorKeyId: first });
  const message = await encryptWith(keyring);
  expect(await decryptWith(keyring, message)).toBe("the secret");
  expect(made).toEqual([region]);
  const elsewhere = limitRegions(["eu-west-1"], clientProvider);
  await expect(
    decryptWith(new KmsKeyringNode({ clientProvider: elsewhere, keyIds: [first] }), message),
  ).rejects.toThrow();
});

test("strict and discovery keyrings for multi-Region keys work with the client", async () => {
  const { first, second, region, clientProvider } = await start();
  const strict = buildAwsKmsMrkAwareStrictMultiKeyringNode({
    clientProvider,
    generatorKeyId: first,
    keyIds: [second],
  });
  const message = await encryptWith(strict);
  const discovery = buildAwsKmsMrkAwareDiscoveryMultiKeyringNode({ clientProvider, regions: [region] });
  expect(await decryptWith(strict, message)).toBe("the secret");
  expect(await decryptWith(discovery, message)).toBe("the secret");
});

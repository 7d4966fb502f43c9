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

/** A LocalKms with two keys, and what makes a client of this package for the Encryption SDK. */
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
const seal = async (keyring: KeyringNode) =>
  (await encrypt(keyring, "the secret", { encryptionContext: context })).result;
const open = async (keyring: KeyringNode, sealed: Buffer) =>
  (await decrypt(keyring, sealed)).plaintext.toString();

test("what a keyring encrypts, it decrypts, with the encryption context and one data key", async () => {
  const { kms, first, clientProvider } = await start();
  const keyring = new KmsKeyringNode({ clientProvider, generatorKeyId: first });
  const { plaintext, messageHeader } = await decrypt(keyring, await seal(keyring));
  expect(plaintext.toString()).toBe("the secret");
  expect(messageHeader.encryptionContext).toMatchObject(context);
  expect(messageHeader.encryptedDataKeys).toHaveLength(1);
  expect(kms.requests.all()).toMatchObject([
    { operation: "GenerateDataKey", status: 200 },
    { operation: "Decrypt", status: 200 },
  ]);
});

test("each key of a multi-keyring decrypts alone", async () => {
  const { kms, first, second, clientProvider } = await start();
  const sealed = await seal(new KmsKeyringNode({ clientProvider, generatorKeyId: first, keyIds: [second] }));
  expect(kms.requests.of("Encrypt")).toMatchObject([{ status: 200, keyIds: { KeyId: second } }]);
  for (const keyId of [first, second]) {
    expect(await open(new KmsKeyringNode({ clientProvider, keyIds: [keyId] }), sealed)).toBe("the secret");
  }
});

test("a discovery keyring finds the keys, and goes on to the next when one is disabled", async () => {
  const { client, kms, first, second, clientProvider } = await start();
  const sealed = await seal(new KmsKeyringNode({ clientProvider, generatorKeyId: first, keyIds: [second] }));
  const discoveryFilter = { accountIDs: ["111122223333"], partition: "aws" };
  const discovery = new KmsKeyringNode({ clientProvider, discovery: true, discoveryFilter });
  expect(await open(discovery, sealed)).toBe("the secret");
  await client.disableKey({ KeyId: first });
  expect(await open(discovery, sealed)).toBe("the secret");
  await client.disableKey({ KeyId: second });
  await expect(open(discovery, sealed)).rejects.toThrow(DisabledException.name);
  expect(kms.requests.of("Decrypt").map(({ status }) => status)).toEqual([200, 400, 200, 400, 400]);
});

test("a keyring without the key does not decrypt", async () => {
  const { first, second, clientProvider } = await start();
  const sealed = await seal(new KmsKeyringNode({ clientProvider, generatorKeyId: first }));
  await expect(open(new KmsKeyringNode({ clientProvider, keyIds: [second] }), sealed)).rejects.toThrow();
});

test("clients are cached for each Region, and limited to some", async () => {
  const { first, region, clientProvider } = await start();
  const made: string[] = [];
  const counted = (name: string) => {
    made.push(name);
    return clientProvider(name);
  };
  const cached = limitRegions([region], cacheClients(counted));
  const keyring = new KmsKeyringNode({ clientProvider: cached, generatorKeyId: first });
  const sealed = await seal(keyring);
  expect(await open(keyring, sealed)).toBe("the secret");
  expect(made).toEqual([region]);
  const elsewhere = limitRegions(["eu-west-1"], clientProvider);
  await expect(
    open(new KmsKeyringNode({ clientProvider: elsewhere, keyIds: [first] }), sealed),
  ).rejects.toThrow();
});

test("keyrings that are made for multi-Region keys, strict and with discovery, take its clients", async () => {
  const { first, second, region, clientProvider } = await start();
  const strict = buildAwsKmsMrkAwareStrictMultiKeyringNode({
    clientProvider,
    generatorKeyId: first,
    keyIds: [second],
  });
  const sealed = await seal(strict);
  const discovery = buildAwsKmsMrkAwareDiscoveryMultiKeyringNode({ clientProvider, regions: [region] });
  expect(await open(strict, sealed)).toBe("the secret");
  expect(await open(discovery, sealed)).toBe("the secret");
});

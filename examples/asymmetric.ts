/**
 * Takes data that was encrypted outside of KMS with the public key of an RSA key, moves it to a symmetric key, and
 * back:
 *
 *   npx tsx examples/asymmetric.ts
 *   npx tsx examples/asymmetric.ts --aws --rsa-key-id alias/inbox --key-id alias/app
 *
 * Whoever has the public key can encrypt without AWS credentials, such as a device or a partner. Moving what arrives
 * to a symmetric key makes it fit for an encryption context, and lets KMS rotate the key material.
 *
 * On AWS it takes two keys of yours: an RSA key for ENCRYPT_DECRYPT, and a symmetric one. The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Decrypt", "kms:GetPublicKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     },
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 */
import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import { parseArgs } from "node:util";
import {
  DecryptCommand,
  type DecryptCommandInput,
  GetPublicKeyCommand,
  KMSClient,
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";

const RSA_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const SEED: Seed = {
  Keys: [{ KeyId: RSA_KEY, KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }, { KeyId: KEY }],
};

/** What `publicEncrypt` has to do, under its name in KMS. */
const ALGORITHM = "RSAES_OAEP_SHA_256";
const CONTEXT = { purpose: "inbox" };

async function main(): Promise<void> {
  const options = {
    aws: { type: "boolean" },
    "rsa-key-id": { type: "string" },
    "key-id": { type: "string" },
  } as const;
  const { aws = false, "rsa-key-id": rsaKeyId, "key-id": keyId } = parseArgs({ options }).values;
  if (aws !== (rsaKeyId !== undefined) || aws !== (keyId !== undefined)) {
    throw new Error(
      "Give --aws, --rsa-key-id KEY and --key-id KEY together, or none for a KMS inside this process",
    );
  }
  await using local = aws ? undefined : await LocalKms.start({ seed: SEED });
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  try {
    await thereAndBack(client, rsaKeyId ?? RSA_KEY, keyId ?? KEY);
  } finally {
    client.destroy();
  }
}

async function thereAndBack(client: KMSClient, rsaKeyId: string, keyId: string): Promise<void> {
  const message = Buffer.from("a message from outside");
  const outside = publicEncrypt(await publicKeyOf(client, rsaKeyId), message);
  console.log(`Encrypted outside of KMS: ${outside.byteLength} bytes.`);

  // Ciphertext from outside names neither its key nor its algorithm, so that both have to be named.
  const inside = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: outside,
      SourceKeyId: rsaKeyId,
      SourceEncryptionAlgorithm: ALGORITHM,
      DestinationKeyId: keyId,
      DestinationEncryptionContext: CONTEXT,
    }),
  );
  console.log(`Moved to the symmetric key, with a context: ${inside.KeyId}.`);
  await check(client, message, { CiphertextBlob: inside.CiphertextBlob, EncryptionContext: CONTEXT });

  const back = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: inside.CiphertextBlob,
      SourceKeyId: keyId,
      SourceEncryptionContext: CONTEXT,
      DestinationKeyId: rsaKeyId,
      DestinationEncryptionAlgorithm: ALGORITHM,
    }),
  );
  console.log(`Moved back to the RSA key: ${back.KeyId}.`);
  const { CiphertextBlob } = back;
  await check(client, message, { CiphertextBlob, KeyId: rsaKeyId, EncryptionAlgorithm: ALGORITHM });
}

/** The public key, and how to encrypt with it so that KMS can decrypt. */
async function publicKeyOf(client: KMSClient, KeyId: string) {
  const {
    PublicKey,
    KeySpec,
    EncryptionAlgorithms = [],
  } = await client.send(new GetPublicKeyCommand({ KeyId }));
  if (!EncryptionAlgorithms.includes(ALGORITHM)) {
    throw new Error(
      `${KeyId} (${KeySpec}) does not encrypt with ${ALGORITHM}: name an RSA key for ENCRYPT_DECRYPT`,
    );
  }
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
  return { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
}

async function check(client: KMSClient, expected: Buffer, input: DecryptCommandInput): Promise<void> {
  const { Plaintext } = await client.send(new DecryptCommand(input));
  if (Plaintext === undefined || !expected.equals(Plaintext)) {
    throw new Error("The ciphertext does not hold what was encrypted; keep the one before");
  }
  console.log("It decrypts to what was encrypted outside.");
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

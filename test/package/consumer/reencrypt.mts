import {
  DecryptCommand,
  EncryptCommand,
  KMSClient,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const kms = await LocalKms.start();
const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });

const source = await kms.createKey();
const destination = await kms.createKey();
const encrypted = await client.send(
  new EncryptCommand({ KeyId: source.KeyId, Plaintext: new TextEncoder().encode("secret") }),
);
const input: ReEncryptCommandInput = {
  CiphertextBlob: encrypted.CiphertextBlob,
  DestinationKeyId: destination.KeyId,
};
const moved: ReEncryptCommandOutput = await client.send(new ReEncryptCommand(input));
const ciphertext: Uint8Array = moved.CiphertextBlob;
const decrypted = await client.send(
  new DecryptCommand({ CiphertextBlob: ciphertext, KeyId: destination.KeyId }),
);
console.log(new TextDecoder().decode(decrypted.Plaintext));

client.destroy();
await kms.close();

import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const kms = await LocalKms.start();
const { endpoint, region, credentials } = kms;
const client = new KMSClient({ endpoint, region, credentials });

const source = await kms.createKey();
const destination = await kms.createKey();
const encrypted = await client.send(
  new EncryptCommand({ KeyId: source.KeyId, Plaintext: new TextEncoder().encode("secret") }),
);
const moved = await client.send(
  new ReEncryptCommand({ CiphertextBlob: encrypted.CiphertextBlob, DestinationKeyId: destination.KeyId }),
);
const decrypted = await client.send(
  new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob, KeyId: destination.KeyId }),
);
console.log(new TextDecoder().decode(decrypted.Plaintext));

client.destroy();
await kms.close();

import kmsReencrypt = require("kms-reencrypt");
import local = require("kms-reencrypt/local");

const { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } = kmsReencrypt;

async function main(): Promise<void> {
  const kms: local.LocalKms = await local.LocalKms.start();
  const client: kmsReencrypt.KMSClient = new KMSClient({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentials,
  });

  const source = await kms.createKey();
  const destination = await kms.createKey();
  const encrypted = await client.send(
    new EncryptCommand({ KeyId: source.KeyId, Plaintext: new TextEncoder().encode("secret") }),
  );
  const moved: kmsReencrypt.ReEncryptCommandOutput = await client.send(
    new ReEncryptCommand({ CiphertextBlob: encrypted.CiphertextBlob, DestinationKeyId: destination.KeyId }),
  );
  const decrypted = await client.send(
    new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob, KeyId: destination.KeyId }),
  );
  console.log(new TextDecoder().decode(decrypted.Plaintext));

  client.destroy();
  await kms.close();
}

main();

import { ReEncryptCommand } from "kms-reencrypt";

/** Re-encrypts and responds with the key, or with the error. */
export async function move(client) {
  const CiphertextBlob = Buffer.from(process.env.CIPHERTEXT, "base64");
  const command = new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: process.env.TO_KEY });
  return client.send(command).then(
    ({ KeyId }) => new Response(KeyId),
    ({ name, message }) => new Response(`${name}: ${message}`),
  );
}

import { EncryptCommand, GetPublicKeyCommand, KMSClient } from "kms-reencrypt";

const client = new KMSClient({ region: "us-east-2" });

/** Bytes of outputs go into Web APIs without a cast. */
export async function useWebApis(KeyId: string): Promise<CryptoKey> {
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }));
  await new Response(CiphertextBlob).arrayBuffer();
  await new Blob([CiphertextBlob]).arrayBuffer();
  await fetch("https://example.com", { method: "POST", body: CiphertextBlob });
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
  return crypto.subtle.importKey("spki", PublicKey, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
}

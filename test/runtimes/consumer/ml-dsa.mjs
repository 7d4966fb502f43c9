/** Signs with ML-DSA in LocalKms, and verifies with Node.js. */
import { createPublicKey, verify } from "node:crypto";
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const local = await LocalKms.start();
const { endpoint, region, credentials } = local;
const kms = new KMS({ endpoint, region, credentials });
const { KeyId } = await local.createKey({ KeySpec: "ML_DSA_65", KeyUsage: "SIGN_VERIFY" });
const input = { KeyId, Message: Buffer.from("message"), SigningAlgorithm: "ML_DSA_SHAKE_256" };
const { Signature } = await kms.sign(input);
const { PublicKey } = await kms.getPublicKey({ KeyId });
const key = createPublicKey({ key: PublicKey, format: "der", type: "spki" });
const { SignatureValid } = await kms.verify({ ...input, Signature });
console.log(SignatureValid && verify(null, input.Message, key, Signature) ? "valid" : "invalid");
await local.close();

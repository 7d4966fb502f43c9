import { LocalKms, type Seed } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const RSA_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const CALLER = "arn:aws:iam::111122223333:role/inbox";
const keys = ["--aws", "--source-key-id", RSA_KEY, "--destination-key-id", KEY];

const seed = (KeyUsage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY"): Seed => ({
  Keys: [{ KeyId: RSA_KEY, KeySpec: "RSA_2048", KeyUsage }, { KeyId: KEY }],
});

describe("asymmetric", () => {
  it("re-encrypts data from outside KMS under a symmetric key, and back", async () => {
    const { code, stdout } = await runExample("asymmetric");
    expect(stdout.split("\n")).toEqual([
      "Encrypted outside KMS: 256 bytes.",
      `Re-encrypted under the symmetric key, with an encryption context: arn:aws:kms:us-east-1:111122223333:key/${KEY}`,
      "It decrypts to the original message.",
      `Re-encrypted under the RSA key: arn:aws:kms:us-east-1:111122223333:key/${RSA_KEY}`,
      "It decrypts to the original message.",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("asymmetric");
    const principals = [ROOT, { arn: CALLER, statements }];
    await using kms = await LocalKms.start({ seed: seed("ENCRYPT_DECRYPT"), principals });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stderr } = await runExample("asymmetric", keys, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
    // KMS never saw the plaintext in a request.
    expect(kms.requests.of("Encrypt")).toEqual([]);
  });

  it("says which key to use when the RSA key is for signatures", async () => {
    await using kms = await LocalKms.start({ seed: seed("SIGN_VERIFY") });
    const { code, stderr } = await runExample("asymmetric", keys, environmentOf(kms));
    expect(stderr).toContain(
      `${RSA_KEY} (RSA_2048) does not support RSAES_OAEP_SHA_256: use an RSA key with key usage ENCRYPT_DECRYPT`,
    );
    expect(code).toBe(1);
  });
});

import { LocalKms, type Seed } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const RSA_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const CALLER = "arn:aws:iam::111122223333:role/inbox";
const keys = ["--aws", "--rsa-key-id", RSA_KEY, "--key-id", KEY];

const seed = (KeyUsage: "ENCRYPT_DECRYPT" | "SIGN_VERIFY"): Seed => ({
  Keys: [{ KeyId: RSA_KEY, KeySpec: "RSA_2048", KeyUsage }, { KeyId: KEY }],
});

describe("the example asymmetric", { timeout: 30_000 }, () => {
  it("moves what was encrypted outside of KMS to a symmetric key, and back", async () => {
    const { code, stdout } = await runExample("asymmetric");
    expect(stdout.split("\n")).toEqual([
      "Encrypted outside of KMS: 256 bytes.",
      `Moved to the symmetric key, with a context: arn:aws:kms:us-east-1:111122223333:key/${KEY}.`,
      "It decrypts to what was encrypted outside.",
      `Moved back to the RSA key: arn:aws:kms:us-east-1:111122223333:key/${RSA_KEY}.`,
      "It decrypts to what was encrypted outside.",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("works with keys of the account, and needs just the policy of its header", async () => {
    const statements = await headerPolicyOf("asymmetric");
    const principals = [ROOT, { arn: CALLER, statements }];
    await using kms = await LocalKms.start({ seed: seed("ENCRYPT_DECRYPT"), principals });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stderr } = await runExample("asymmetric", keys, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
    // What was encrypted outside reached KMS as ciphertext only.
    expect(kms.requests.of("Encrypt")).toEqual([]);
  });

  it("says which key it needs when that of the account is for signatures", async () => {
    await using kms = await LocalKms.start({ seed: seed("SIGN_VERIFY") });
    const { code, stderr } = await runExample("asymmetric", keys, environmentOf(kms));
    expect(stderr).toContain(
      `${RSA_KEY} (RSA_2048) does not encrypt with RSAES_OAEP_SHA_256: name an RSA key for ENCRYPT_DECRYPT`,
    );
    expect(code).toBe(1);
  });

  it.each([
    [["--aws", "--key-id", KEY], "Give --aws, --rsa-key-id KEY and --key-id KEY together"],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await runExample("asymmetric", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

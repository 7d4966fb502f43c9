import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const seed = { Keys: [{ KeyId: OLD_KEY }, { KeyId: NEW_KEY }] };
const CALLER = "arn:aws:iam::111122223333:role/migration";
const keys = ["--aws", "--source-key-id", OLD_KEY, "--destination-key-id", NEW_KEY];

describe("dry-run", () => {
  it("prints what KMS would allow, and what it would reject and why", async () => {
    const { code, stdout } = await runExample("dry-run");
    expect(stdout).toMatch(
      /^Any ciphertext: allowed\nA ciphertext: allowed\nThe same ciphertext without its encryption context: rejected\. ReEncrypt failed with InvalidCiphertextException: .*context/,
    );
    expect(code).toBe(0);
  });

  it("re-encrypts nothing, and needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("dry-run");
    await using kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
    const { code, stderr } = await runExample("dry-run", keys, environmentOf(kms, kms.credentialsOf(CALLER)));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kms.requests.of("ReEncrypt").map(({ errorCode }) => errorCode)).toEqual([
      "DryRunOperationException",
      "DryRunOperationException",
      "InvalidCiphertextException",
    ]);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });

  it("names the missing permission, and fails", async () => {
    const [allowed] = await headerPolicyOf("dry-run");
    const statements = allowed ? [allowed] : [];
    await using kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
    const run = await runExample("dry-run", keys, environmentOf(kms, kms.credentialsOf(CALLER)));
    expect(run.stdout).toMatch(
      /^Any ciphertext: rejected\. .* is not authorized to perform: kms:ReEncryptTo/,
    );
    expect(run.stderr).toContain("The migration would fail");
    expect(run.code).toBe(1);
  });
});

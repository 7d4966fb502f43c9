import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const CALLER = "arn:aws:iam::111122223333:role/app";

describe("change-context", () => {
  it("changes the encryption context under the same key", async () => {
    const { code, stdout } = await runExample("change-context");
    expect(stdout).toMatch(
      /^Re-encrypted with the context \{"tenant":"acme-europe",.*under the same key: arn:aws:kms:/m,
    );
    expect(stdout).toMatch(
      /^The new ciphertext decrypts with the new context\.\nKMS rejects the old context\.$/m,
    );
    expect(code).toBe(0);
  });

  it("needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("change-context");
    await using kms = await LocalKms.start({
      seed: { Keys: [{ KeyId: KEY }], Aliases: [{ AliasName: "alias/app", TargetKeyId: KEY }] },
      principals: [ROOT, { arn: CALLER, statements }],
    });
    const args = ["--aws", "--key-id", "alias/app"];
    const { code, stderr } = await runExample(
      "change-context",
      args,
      environmentOf(kms, kms.credentialsOf(CALLER)),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kms.requests.of("ReEncrypt")).toMatchObject([
      {
        encryptionContexts: {
          SourceEncryptionContext: { tenant: "acme" },
          DestinationEncryptionContext: { tenant: "acme-europe" },
        },
      },
    ]);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });
});

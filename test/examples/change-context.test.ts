import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const CALLER = "arn:aws:iam::111122223333:role/app";

describe("the example change-context", { timeout: 30_000 }, () => {
  it("moves a ciphertext to another context of the same key", async () => {
    const { code, stdout } = await runExample("change-context");
    expect(stdout).toMatch(/^Re-encrypted to \{"tenant":"acme-europe",.*under the same key: arn:aws:kms:/m);
    expect(stdout).toMatch(
      /^The new ciphertext decrypts under the new context\.\nUnder the old .* refused\.$/m,
    );
    expect(code).toBe(0);
  });

  it("works with a key of the account, and needs just the policy of its header", async () => {
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

  it.each([
    [["--aws"], "Give --aws and --key-id KEY together"],
    [["--key-id", "alias/app"], "Give --aws and --key-id KEY together"],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await runExample("change-context", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const CALLER = "arn:aws:iam::111122223333:role/tagger";
const keys = ["--aws", "--key-id", KEY];

describe("add-a-command", () => {
  it("tags a key with its own command, which validates its input and throws its own error class", async () => {
    const { code, stdout } = await runExample("add-a-command");
    expect(stdout).toMatch(/^The key is tagged: kms-reencrypt=example$/m);
    expect(stdout).toMatch(
      /^InputValidationError: TagResource was not sent, .* a problem:\n {2}Tags\[0\]\.TagKey must match/m,
    );
    expect(stdout).toMatch(
      /^TagException: TagResource failed with TagException: .*\. Give each tag key once\. \(KeyId 1234abcd-/m,
    );
    expect(code).toBe(0);
  });

  it("needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("add-a-command");
    await using kms = await LocalKms.start({
      seed: { Keys: [{ KeyId: KEY, Tags: [{ TagKey: "team", TagValue: "orders" }] }] },
      principals: [ROOT, { arn: CALLER, statements }],
    });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stdout } = await runExample("add-a-command", keys, env);
    expect(stdout).toContain("The key is tagged: kms-reencrypt=example, team=orders");
    expect(code).toBe(0);
    // The client never sent the input that breaks the declaration.
    expect(kms.requests.all().map(({ operation, errorCode }) => errorCode ?? operation)).toEqual([
      "TagResource",
      "ListResourceTags",
      "TagException",
    ]);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });

  it("names the missing permission", async () => {
    await using kms = await LocalKms.start({
      seed: { Keys: [{ KeyId: KEY }] },
      principals: [ROOT, { arn: CALLER }],
    });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stderr } = await runExample("add-a-command", keys, env);
    expect(stderr).toContain("The call needs kms:TagResource on the key.");
    expect(code).toBe(1);
  });
});

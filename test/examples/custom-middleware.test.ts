import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const CALLER = "arn:aws:iam::111122223333:role/app";

describe("custom-middleware", () => {
  it("adds middleware around calls and around attempts, next to named middleware", async () => {
    const { code, stdout } = await runExample("custom-middleware");
    expect(stdout).toMatch(/callTimer - initialize\n {2}loggerMiddleware/);
    expect(stdout).toMatch(
      /correlationId - build\n {2}retryMiddleware - \w+\n {2}attemptTimer - after retry/,
    );
    expect(stdout).toMatch(/httpSigningMiddleware .*\n {2}signatureCheck - after httpSigningMiddleware\n/);
    const calls = stdout.replaceAll(/[\d.]+ ms/g, "TIME").slice(stdout.indexOf("\n\n") + 2);
    expect(calls.split("\n")).toEqual([
      "    x-correlation-id is in the signature",
      "  attempt=1; max=3: failed with KMSInternalException after TIME",
      "    x-correlation-id is in the signature",
      "  attempt=2; max=3: succeeded after TIME",
      "DescribeKeyCommand: succeeded after TIME",
      "",
      "Without correlationId:",
      "    x-correlation-id is not in the signature",
      "  attempt=1; max=3: succeeded after TIME",
      "DescribeKeyCommand: succeeded after TIME",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("custom-middleware");
    const seed = { Keys: [{ KeyId: KEY }], Aliases: [{ AliasName: "alias/app", TargetKeyId: KEY }] };
    await using kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
    const args = ["--aws", "--key-id", "alias/app"];
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stderr } = await runExample("custom-middleware", args, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });
});

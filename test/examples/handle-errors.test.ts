import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const CALLER = "arn:aws:iam::111122223333:role/app";

const onThisSide = [
  "InputValidationError",
  "ConfigurationError",
  "ConnectionError",
  "AbortError",
  "TimeoutError",
];
const byTheInput = [
  "NotFoundException",
  "IncorrectKeyException",
  "InvalidCiphertextException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "DryRunOperationException",
  "UnrecognizedClientException",
];
const byTheStateOfKms = [
  "DisabledException",
  "KMSInvalidStateException",
  "AccessDeniedException",
  "DependencyTimeoutException",
  "KeyUnavailableException",
  "KMSInternalException",
  "ThrottlingException",
  "UnexpectedResponseException",
];

const kindsIn = (stdout: string) => [...stdout.matchAll(/^\w+/gm)].map(([kind]) => kind).sort();

describe("the example handle-errors", { timeout: 30_000 }, () => {
  it("causes every kind of error, and says what to do about it", async () => {
    const { code, stdout, stderr } = await runExample("handle-errors");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kindsIn(stdout)).toEqual([...onThisSide, ...byTheInput, ...byTheStateOfKms].sort());
    expect(stdout).toMatch(
      /^InputValidationError +correct the program: CiphertextBlob must have 1 to 6144 bytes/m,
    );
    expect(stdout).toMatch(/^AbortError +nothing, because it was our wish: Error: the user has left$/m);
    expect(stdout).toMatch(/^KMSInternalException +try again later, KMS failed 2 times$/m);
    expect(stdout).toMatch(/^TimeoutError +try again later, 2 attempts failed: .*requestTimeout/m);
  });

  it("causes what the input can cause with keys of the account, and needs just the policy of its header", async () => {
    const statements = await headerPolicyOf("handle-errors");
    const seed = { Keys: [{ KeyId: KEY }, { KeyId: OTHER_KEY }] };
    await using kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
    // The example's shortest time-out is passed by AWS itself; a KMS in the next process may be faster.
    kms.faults.rate(1, { latency: 20 });
    const args = ["--aws", "--key-id", KEY, "--other-key-id", OTHER_KEY];
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stdout, stderr } = await runExample("handle-errors", args, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kindsIn(stdout)).toEqual([...onThisSide, ...byTheInput].sort());
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });

  it.each([
    [["--aws", "--key-id", KEY], "Give --aws, --key-id KEY and --other-key-id KEY together"],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await runExample("handle-errors", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

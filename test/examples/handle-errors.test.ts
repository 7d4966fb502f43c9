import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const CALLER = "arn:aws:iam::111122223333:role/app";

const CLIENT_ERRORS = [
  "InputValidationError",
  "ConfigurationError",
  "ConnectionError",
  "AbortError",
  "TimeoutError",
];
const ERRORS_OF_THE_INPUT = [
  "NotFoundException",
  "IncorrectKeyException",
  "InvalidCiphertextException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "DryRunOperationException",
  "UnrecognizedClientException",
];
const ERRORS_OF_KMS = [
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

describe("handle-errors", () => {
  it("causes every kind of error, and says what to do about each", async () => {
    const { code, stdout, stderr } = await runExample("handle-errors");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kindsIn(stdout)).toEqual([...CLIENT_ERRORS, ...ERRORS_OF_THE_INPUT, ...ERRORS_OF_KMS].sort());
    expect(stdout).toMatch(
      /^InputValidationError +fix the program: CiphertextBlob must have 1 to 6144 bytes/m,
    );
    expect(stdout).toMatch(
      /^AbortError +do nothing, the program aborted the call itself: Error: the user has left$/m,
    );
    expect(stdout).toMatch(/^KMSInternalException +try again later, KMS failed 2 times$/m);
    expect(stdout).toMatch(/^TimeoutError +try again later, 2 attempts failed: .*requestTimeout/m);
  });

  it("with --aws causes the errors that need no faults, and needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("handle-errors");
    const seed = { Keys: [{ KeyId: KEY }, { KeyId: OTHER_KEY }] };
    await using kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
    // AWS takes longer than the timeout of the example. A KMS on this machine may not.
    kms.faults.rate(1, { latency: 20 });
    const args = ["--aws", "--source-key-id", KEY, "--destination-key-id", OTHER_KEY];
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    const { code, stdout, stderr } = await runExample("handle-errors", args, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(kindsIn(stdout)).toEqual([...CLIENT_ERRORS, ...ERRORS_OF_THE_INPUT].sort());
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });
});

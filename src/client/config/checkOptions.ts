import { ConfigurationError } from "../../errors/ConfigurationError.js";
import type { Check } from "../../runtime/Check.js";
import { kindOf } from "../../runtime/kindOf.js";
import { ownMember } from "../../runtime/ownMember.js";
import { isObject } from "../../runtime/typeGuards.js";
import { HANDLER_CHECKS, OPTION_CHECKS } from "./optionChecks.js";

/** What to use instead of options that only SDK v3 has; nothing instead of those that are built in here. */
const INSTEAD: readonly (readonly [names: string, instead?: string])[] = [
  ["(base64|utf8)(De|En)coder|bodyLengthChecker|protocol(Settings)?|streamCollector|urlParser"],
  ["credentialDefaultProvider", "`credentials`"],
  ["customFetch", "a `requestHandler`"],
  ["defaultUserAgentProvider", "`customUserAgent`"],
  ["endpointProvider|serviceConfiguredEndpoint", "`endpoint`"],
  ["extensions", "other options, and middleware in `middlewareStack`"],
  ["httpAuthScheme(s|Provider)|signerConstructor|signingEscapePath", "a `signer`"],
  ["accessKeyId|secretAccessKey|sessionToken", "`credentials: { accessKeyId, secretAccessKey }`"],
  ["(connection|request|socket|socketAcquisition)Timeout", "the same option of `requestHandler`"],
  ["socketAcquisitionWarningTimeout", "`socketAcquisitionTimeout`"],
];

/**
 * Finds every option that is wrong or would have no effect, all at once. Options that are `undefined` or `null` pass.
 * The error never repeats a value, which may be a secret.
 */
export function checkOptions(given: unknown): ConfigurationError | undefined {
  const options = given ?? {};
  if (!isObject(options)) {
    return new ConfigurationError(
      `The options of a client must be an object, such as { region: "us-east-2" }, not ${kindOf(options)}`,
    );
  }
  const { requestHandler } = options;
  const problems = problemsOf(options, OPTION_CHECKS, "");
  if (isObject(requestHandler) && !("handle" in requestHandler)) {
    problems.push(...problemsOf(requestHandler, HANDLER_CHECKS, "requestHandler."));
  }
  return problems.length === 0
    ? undefined
    : new ConfigurationError(`These options are not valid:${problems.join("")}`);
}

/** A line for each option that is wrong. */
function problemsOf(
  options: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check>>,
  prefix: string,
): string[] {
  const problems: string[] = [];
  // Not only its own properties: an object may inherit options.
  for (const name of new Set([...Object.keys(checks), ...Object.keys(options)])) {
    const value = options[name] ?? undefined;
    const [expected, is] = ownMember(checks, name) ?? [];
    if (value !== undefined && !is?.(value)) {
      const problem = expected ? `must be ${expected}` : insteadOf(name);
      problems.push(`\n  ${JSON.stringify((prefix + name).slice(0, 100))} ${problem}`);
    }
  }
  return problems;
}

function insteadOf(name: string): string {
  const known = INSTEAD.find(([names]) => new RegExp(`^(${names})$`).test(name));
  if (!known) {
    return "is not an option; check its spelling, or leave it out";
  }
  const [, instead] = known;
  return instead ? `is not supported; use ${instead}, or leave it out` : "is built in; leave it out";
}

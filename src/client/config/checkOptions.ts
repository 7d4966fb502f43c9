import { ConfigurationError } from "../../errors/ConfigurationError.js";
import type { Check } from "../../runtime/Check.js";
import { didYouMean } from "../../runtime/didYouMean.js";
import { kindOf } from "../../runtime/kindOf.js";
import { nearest } from "../../runtime/nearest.js";
import { ownMember } from "../../runtime/ownMember.js";
import { isFunction, isObject, isStructure } from "../../runtime/typeGuards.js";
import { AGENT_OPTIONS, HANDLER_CHECKS, OPTION_CHECKS } from "./optionChecks.js";

const HANDLER = "requestHandler.";

/** What to use instead of options that only SDK v3 has; nothing instead of those that are built in here. */
const INSTEAD: readonly (readonly [names: string, instead: string])[] = [
  ["(base64|utf8)(De|En)coder|bodyLengthChecker|protocol(Settings)?|streamCollector|urlParser", ""],
  ["credentialDefaultProvider", "`credentials`"],
  ["customFetch", "a `requestHandler`"],
  ["defaultUserAgentProvider", "`customUserAgent`"],
  ["endpointProvider|serviceConfiguredEndpoint", "`endpoint`"],
  ["extensions", "other options, and middleware in `middlewareStack`"],
  ["httpAuthScheme(s|Provider)|signerConstructor|signingEscapePath", "a `signer`"],
  ["accessKeyId|secretAccessKey|sessionToken", "`credentials: { accessKeyId, secretAccessKey }`"],
];

/**
 * Finds every option that is wrong or would have no effect, all at once. Options that are `undefined` or `null` pass.
 * The error never repeats a value, which may be a secret.
 */
export function checkOptions(given: unknown): ConfigurationError | undefined {
  const options = given ?? {};
  if (!isStructure(options)) {
    return new ConfigurationError(
      `The options of a client must be an object, such as { region: "us-east-2" }, not ${kindOf(options)}`,
    );
  }
  const { requestHandler } = options;
  const problems = problemsOf(options, "", OPTION_CHECKS, "requestHandler", Object.keys(HANDLER_CHECKS));
  if (isObject(requestHandler) && !("handle" in requestHandler)) {
    problems.push(
      ...problemsOf(requestHandler, HANDLER, HANDLER_CHECKS, "httpsAgent", AGENT_OPTIONS),
      ...problemsOfAgent(requestHandler, "httpAgent"),
      ...problemsOfAgent(requestHandler, "httpsAgent"),
    );
  }
  return problems.length > 0
    ? new ConfigurationError(`These options are not valid:${problems.join("")}`)
    : undefined;
}

/** A line for each option that is wrong. Options of an inner group are often passed beside it by mistake. */
function problemsOf(
  options: Readonly<Record<string, unknown>>,
  prefix: string,
  checks: Readonly<Record<string, Check>>,
  inner: string,
  innerOptions: readonly string[],
): string[] {
  const names = Object.keys(checks);
  // Not only its own properties: an object may inherit options.
  return [...new Set([...names, ...Object.keys(options)])].flatMap((name) => {
    const value = options[name] ?? undefined;
    const [expected, is] = ownMember(checks, name) ?? [];
    if (value === undefined || is?.(value)) {
      return [];
    }
    const instead = innerOptions.includes(name) ? `the same option of \`${inner}\`` : insteadOf(name);
    return line(prefix + name, expected ? `must be ${expected}` : unknownOption(name, instead, names));
  });
}

/** A line for each misspelt option of an agent. Node.js ignores them, and has more options than those that are known here. */
const problemsOfAgent = (handler: Readonly<Record<string, unknown>>, name: string): string[] => {
  const agent = handler[name];
  return !isObject(agent) || isFunction(agent.destroy)
    ? []
    : Object.keys(agent).flatMap((option) => {
        const meant = nearest(option, AGENT_OPTIONS);
        return !meant || meant === option
          ? []
          : line(`${HANDLER}${name}.${option}`, `is not an option; did you mean ${meant}?`);
      });
};

const line = (path: string, problem: string): string =>
  `\n  ${JSON.stringify(path.slice(0, 100))} ${problem}`;

/** What to use instead of an option; empty for one that is built in, `undefined` for one that does not exist. */
const insteadOf = (name: string): string | undefined =>
  INSTEAD.find(([names]) => new RegExp(`^(${names})$`).test(name))?.[1];

const unknownOption = (name: string, instead: string | undefined, names: readonly string[]): string =>
  instead === undefined
    ? `is not an option; ${didYouMean(name, names) ?? "check its spelling, or leave it out"}`
    : instead
      ? `is not supported; use ${instead}, or leave it out`
      : "is built in; leave it out";

import type { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { bounded, printable } from "../../../errors/printable.js";
import { ownMember } from "../../../runtime/ownMember.js";
import { isFunction, isString } from "../../../runtime/typeGuards.js";
import type { Operation } from "../../../shapes/Operation.js";

/** What messages need to know about an operation. */
type Explained = Pick<Operation, "name" | "permissions" | "advice">;

/** The message of an exception: what happened, why, what to do next, with which keys, and the request ID. */
export function explainError(
  { name: code, serviceMessage, $metadata }: KMSServiceException,
  known: typeof KMSServiceException | undefined,
  operation: Explained,
  input: object,
): string {
  const said = serviceMessage ?? known?.meaning ?? (known?.advice ? "" : "KMS gave no further details.");
  return join(
    `${operation.name} failed with ${code}:`,
    said && sentence(said),
    adviceFor(known, operation, input),
    factsOf(input, $metadata, Boolean(known)),
  );
}

/** The message of an exception for a response that is not one of KMS. */
export const explainUnexpected = (
  { message: problem, $metadata, serviceMessage, __type }: KMSServiceException,
  { name: operation }: Pick<Operation, "name">,
  input: object,
): string =>
  join(
    `${operation} failed: ${problem}${serviceMessage ? ":" : "."}`,
    serviceMessage && sentence(serviceMessage),
    // KMS, emulators of it and gateways of AWS report errors like this.
    serviceMessage || __type
      ? undefined
      : "Another server than KMS may have responded: check the endpoint and proxies.",
    factsOf(input, $metadata, false),
  );

const join = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(" ");

function factsOf(
  input: object,
  { httpStatusCode, requestId }: KMSServiceException["$metadata"],
  isKnown: boolean,
): string {
  const facts = [
    ...keysOf(input),
    ...(isKnown ? [] : [`HTTP status ${httpStatusCode}`]),
    ...(requestId ? [`request ID ${printable(requestId)}`] : []),
  ];
  return facts.length > 0 ? `(${facts.join(", ")})` : "";
}

/** Longer than any message of KMS, so that a hostile or broken server cannot fill the logs. */
const MAXIMUM_LENGTH = 1000;

const sentence = (text: string): string =>
  printable(bounded(text, MAXIMUM_LENGTH)).replace(/[^.!?…]$/, "$&.");

const keysOf = (input: object): string[] =>
  Object.entries(Object(input)).flatMap(([name, value]) =>
    /(KeyId|AliasName|StoreId)$/.test(name) && isString(value)
      ? [`${name} ${printable(value.slice(0, 300))}`]
      : [],
  );

/** The advice of the operation, which fits its input, else that of the class. */
function adviceFor(
  known: typeof KMSServiceException | undefined,
  { advice = {}, permissions }: Explained,
  input: object,
): string | undefined {
  if (!known) {
    return undefined;
  }
  const own = ownMember(advice, known.code);
  if (known.code !== "AccessDeniedException" || !permissions) {
    return isFunction(own) ? own(Object(input)) : (own ?? known.advice);
  }
  // Neither key policies nor grants can allow a call that concerns no key.
  const who = /\bkeys?\b/.test(permissions) ? (own ?? known.advice) : "An IAM policy has to allow it.";
  return `${who} The call needs ${permissions}.`;
}

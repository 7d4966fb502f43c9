import type { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { isBytes } from "../../../runtime/typeGuards.js";
import type { Operation } from "../../../shapes/Operation.js";

/** The message of an exception: what happened, why, what to do next, with which keys, and the request ID. */
export function explainError(
  { name: code, serviceMessage, $metadata }: KMSServiceException,
  known: typeof KMSServiceException | undefined,
  { name: operation, permissions }: Pick<Operation, "name" | "permissions">,
  input: object,
): string {
  const said = serviceMessage ?? known?.meaning ?? (known?.advice ? "" : "KMS gave no further details.");
  return join(
    `${operation} failed with ${code}:`,
    said && sentence(said),
    known?.advice,
    hintFor(code, input, permissions),
    factsOf(input, $metadata, known !== undefined),
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
    serviceMessage || __type !== undefined
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
    ...(requestId === undefined ? [] : [`request ID ${printable(requestId)}`]),
  ];
  return facts.length > 0 ? `(${facts.join(", ")})` : "";
}

/** Longer than any message of KMS, so that a hostile or broken server cannot fill the logs. */
const MAXIMUM_LENGTH = 1000;

const sentence = (text: string): string =>
  text.length > MAXIMUM_LENGTH
    ? `${printable(text.slice(0, MAXIMUM_LENGTH))}…`
    : `${printable(text)}${/[.!?]$/.test(text) ? "" : "."}`;

/** On one line, and without the control characters that a terminal would obey. */
const printable = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ");

const keysOf = (input: object): string[] =>
  Object.entries(Object(input)).flatMap(([name, value]) =>
    /(KeyId|AliasName|StoreId)$/.test(name) && typeof value === "string"
      ? [`${name} ${printable(value.slice(0, 300))}`]
      : [],
  );

function hintFor(code: string, input: object, permissions: string | undefined): string | undefined {
  if (code === "AccessDeniedException" && permissions !== undefined) {
    return `The call needs ${permissions}.`;
  }
  if (
    code === "InvalidCiphertextException" &&
    looksLikeBase64(Reflect.get(Object(input), "CiphertextBlob"))
  ) {
    return "The bytes of CiphertextBlob are base64 text: decode it first.";
  }
  return undefined;
}

const looksLikeBase64 = (blob: unknown): boolean =>
  isBytes(blob) && blob.byteLength >= 16 && isBase64(new TextDecoder("latin1").decode(blob));

/** Line breaks are allowed; spaces would let prose pass. */
function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, "");
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(digits);
}

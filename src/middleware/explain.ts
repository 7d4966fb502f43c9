import type { Explanation } from "../exceptions/KMSServiceException.js";
import { unicodeClass } from "../exceptions/unicode-class.js";
import { isBytes } from "../protocol/aws-json.js";
import type { Operation } from "../protocol/operation.js";
import type { ResponseErrorDetails } from "../protocol/ResponseError.js";

/** The message of an exception: what happened, why, what to do next, with which keys, and the request id. */
export function explain(
  { code, serviceMessage, problem, $metadata }: ResponseErrorDetails,
  known: Explanation | undefined,
  { name: operation, permissions }: Pick<Operation, "name" | "permissions">,
  input: object,
): string {
  const { httpStatusCode, requestId } = $metadata;
  const said = serviceMessage ?? known?.meaning ?? (known?.advice ? "" : "KMS said nothing more.");
  const facts = [
    ...keysOf(input),
    known === undefined && `HTTP status ${httpStatusCode}`,
    requestId && `request id ${printable(requestId)}`,
  ].filter(Boolean);
  return [
    ...(code === undefined
      ? [
          `${operation} failed: ${problem}.`,
          "Something else than KMS may have answered: check the endpoint and proxies.",
        ]
      : [`${operation} failed with ${code}:`, said && sentence(said), known?.advice]),
    hintFor(code, input, permissions),
    facts.length > 0 && `(${facts.join(", ")})`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** More than KMS says, so that a hostile or broken peer cannot fill the logs. */
const MAXIMUM_LENGTH = 1000;

const sentence = (text: string): string =>
  text.length > MAXIMUM_LENGTH
    ? `${printable(text.slice(0, MAXIMUM_LENGTH))}…`
    : `${printable(text)}${/[.!?]$/.test(text) ? "" : "."}`;

/** On one line and without the control characters that a terminal would obey. */
const printable = (text: string): string => text.replace(unicodeClass("[\\s\\p{Cc}\\p{Cf}]+"), " ");

const keysOf = (input: object): string[] =>
  Object.entries(input).flatMap(([name, value]) =>
    /(KeyId|AliasName|StoreId)$/.test(name) && typeof value === "string"
      ? [`${name} ${printable(value.slice(0, 300))}`]
      : [],
  );

function hintFor(
  code: string | undefined,
  input: object,
  permissions: string | undefined,
): string | undefined {
  if (code === "AccessDeniedException" && permissions !== undefined) {
    return `The call needs ${permissions}.`;
  }
  if (code === "InvalidCiphertextException" && looksLikeBase64(Reflect.get(input, "CiphertextBlob"))) {
    return "The bytes of CiphertextBlob are base64 text: decode it first.";
  }
  return undefined;
}

const looksLikeBase64 = (blob: unknown): boolean =>
  isBytes(blob) &&
  blob.byteLength >= 16 &&
  /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(new TextDecoder("latin1").decode(blob));

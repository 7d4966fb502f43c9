import type { WireCode } from "../exceptions/wire-codes.js";
import { isBytes } from "../protocol/aws-json.js";
import type { ResponseErrorDetails } from "../protocol/ResponseError.js";

/** The message of an exception: what happened, why, what to do next, with which keys, and the request id. */
export function explain(
  { code, serviceMessage, problem, $metadata }: ResponseErrorDetails,
  known: WireCode | undefined,
  operation: string,
  input: object,
): string {
  const what = code === undefined ? `${operation} failed: ${problem}` : `${operation} failed with ${code}`;
  const why =
    code === undefined ? "" : sentence(serviceMessage ?? known?.meaning ?? "KMS said nothing more.");
  const status = code === undefined || known === undefined ? [`HTTP status ${$metadata.httpStatusCode}`] : [];
  const facts = [
    ...keysOf(input),
    ...status,
    ...($metadata.requestId ? [`request id ${$metadata.requestId}`] : []),
  ];
  return [
    `${what}${why === "" ? "." : ":"}`,
    why,
    known?.advice,
    hintFor(code, operation, input),
    facts.length > 0 ? `(${facts.join(", ")})` : undefined,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const keysOf = (input: object): string[] =>
  Object.entries(input).flatMap(([name, value]) =>
    name.endsWith("KeyId") && typeof value === "string" ? [`${name} ${value}`] : [],
  );

function hintFor(code: string | undefined, operation: string, input: object): string | undefined {
  if (code === "InvalidCiphertextException" && looksLikeBase64(Reflect.get(input, "CiphertextBlob"))) {
    return "The bytes of CiphertextBlob are base64 text: decode it before you pass it.";
  }
  if (code === "AccessDeniedException") {
    return operation === "ReEncrypt"
      ? "ReEncrypt needs kms:ReEncryptFrom on the source key and kms:ReEncryptTo on the destination key."
      : `${operation} needs kms:${operation} on the key.`;
  }
  return undefined;
}

const looksLikeBase64 = (blob: unknown): boolean =>
  isBytes(blob) &&
  blob.byteLength >= 16 &&
  /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(new TextDecoder("latin1").decode(blob));

import { createHash } from "node:crypto";
import { IncompleteSignatureException, MissingAuthenticationTokenException } from "../../kms/commonErrors.js";
import { createException } from "../exceptions.js";
import { firstOf, type Headers } from "./headers.js";

/** The parsed Authorization header of Signature Version 4, with the date of the signature. */
export interface Authorization {
  /** The algorithm, such as `AWS4-HMAC-SHA256`. */
  readonly algorithm: string;
  /** The access key ID with the credential scope, unparsed. */
  readonly credential: string;
  /** The names of the signed headers, as received. */
  readonly signedHeaders: readonly string[];
  /** The signature. */
  readonly signature: string;
  /** The date of the signature, as received. */
  readonly date: string;
}

/**
 * Parses the Authorization header.
 *
 * @throws {@link MissingAuthenticationTokenException} when the request has no such header.
 * @throws {@link IncompleteSignatureException} when the header is malformed or lacks a parameter.
 */
export function parseAuthorization(headers: Headers): Authorization {
  const header = firstOf(headers, "authorization");
  if (header === undefined || !/^\s*AWS4-/.test(header)) {
    throw createException(MissingAuthenticationTokenException, "Missing Authentication Token");
  }
  const date = firstOf(headers, "x-amz-date") ?? firstOf(headers, "date");
  return parseStandard(header, date) ?? parseAny(header, date);
}

/** The header as nearly all signers write it; `undefined` for other forms. */
function parseStandard(header: string, date: string | undefined): Authorization | undefined {
  const [, algorithm, credential, signedHeaders, signature] = STANDARD.exec(header) ?? [];
  return algorithm === undefined ||
    credential === undefined ||
    signedHeaders === undefined ||
    signature === undefined ||
    date === undefined
    ? undefined
    : { algorithm, credential, signedHeaders: signedHeaders.split(";"), signature, date };
}

const STANDARD = /^(AWS4-[^\s,]+) Credential=([^\s,=]+), ?SignedHeaders=([^\s,=]+), ?Signature=([^\s,=]+)$/;

function parseAny(header: string, date: string | undefined): Authorization {
  const [algorithm = "", ...parameters] = header.trim().split(/[\s,]+/);
  const values = parametersOf(parameters);
  const credential = values.get("Credential");
  const signedHeaders = values.get("SignedHeaders");
  const signature = values.get("Signature");
  if (!credential || !signedHeaders || !signature || date === undefined) {
    throw incomplete(
      header,
      { Credential: credential, Signature: signature, SignedHeaders: signedHeaders },
      date,
    );
  }
  return {
    algorithm,
    credential,
    signedHeaders: signedHeaders.split(";"),
    signature,
    date,
  };
}

function parametersOf(parameters: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of parameters) {
    const [name = "", ...value] = text.split("=");
    if (value.length === 0 || values.has(name)) {
      throw createException(
        IncompleteSignatureException,
        `'${text}' not a valid key=value pair (missing equal-sign or given twice) in Authorization header.`,
      );
    }
    values.set(name, value.join("="));
  }
  return values;
}

function incomplete(
  header: string,
  parameters: Readonly<Record<string, string | undefined>>,
  date: string | undefined,
) {
  const sentences = Object.entries(parameters)
    .filter(([, value]) => !value)
    .map(([name]) => `Authorization header requires '${name}' parameter. `);
  if (date === undefined) {
    sentences.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  }
  const hash = createHash("sha256").update(header, "latin1").digest("base64");
  return createException(
    IncompleteSignatureException,
    `${sentences.join("")}(Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`,
  );
}

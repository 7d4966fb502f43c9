/**
 * Verifies Signature Version 4 as AWS does, with the same order of checks and the same messages.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import {
  ExpiredTokenException,
  IncompleteSignatureException,
  InvalidSignatureException,
  UnrecognizedClientException,
} from "../../kms/commonErrors.js";
import { createException } from "../exceptions.js";
import { canonicalRequest, type SignedRequest, sha256, stringToSign } from "./canonicalRequest.js";
import { checkDate } from "./checkDate.js";
import { firstOf } from "./headers.js";
import { type Authorization, parseAuthorization } from "./parseAuthorization.js";

/** The secret part of credentials. */
interface SigningCredentials {
  /** The secret access key. */
  readonly secretAccessKey: string;
  /** The session token of temporary credentials; requests with other credentials must not have one. */
  readonly sessionToken?: string | undefined;
  /** When the credentials expire. Default: never. */
  readonly expiration?: Date | undefined;
}

/** Who signed a request, and for which Region. */
export interface Signer {
  /** The access key ID. */
  readonly accessKeyId: string;
  /** The Region. */
  readonly region: string;
}

/** What a signature is verified against. */
export interface Verifier {
  /** The Region in the credential scope. */
  readonly region: string;
  /** Whether the credential scope may have another Region. Default: it may not. */
  readonly serves?: (region: string) => boolean;
  /** The service in the credential scope. */
  readonly service: string;
  /** Returns the current time. */
  readonly now: () => Date;
  /** Returns the credentials of an access key ID, or `undefined`. */
  readonly credentialsOf: (accessKeyId: string) => SigningCredentials | undefined;
}

const ALGORITHM = "AWS4-HMAC-SHA256";
const TERMINATOR = "aws4_request";

/**
 * Verifies the signature of a request.
 *
 * @throws `MissingAuthenticationTokenException` when the request is not signed.
 * @throws {@link IncompleteSignatureException} when the signature is malformed.
 * @throws {@link UnrecognizedClientException} when the access key ID or the session token is unknown.
 * @throws {@link InvalidSignatureException} when the signature is for another time, Region or service, does not cover a
 * required header, or does not match.
 * @throws {@link ExpiredTokenException} when the credentials have expired.
 */
export function verifySignature(request: SignedRequest, verifier: Verifier): Signer {
  const now = verifier.now();
  const authorization = parseAuthorization(request.headers);
  checkUniqueness(request);
  checkDate(authorization.date, now);
  checkSignedHeaders(request, authorization.signedHeaders);
  if (authorization.algorithm !== ALGORITHM) {
    throw createException(
      IncompleteSignatureException,
      `Unsupported AWS 'algorithm': '${authorization.algorithm}' (only ${ALGORITHM} for now).`,
    );
  }
  const { accessKeyId, scope, region } = checkScope(authorization, verifier);
  const credentials = verifier.credentialsOf(accessKeyId);
  if (credentials === undefined) {
    throw unrecognized();
  }
  const bodyHash = sha256(request.body);
  const toSign = stringToSign(
    canonicalRequest(request, authorization.signedHeaders, bodyHash),
    authorization.date,
    scope,
  );
  const expected = signatureOf(toSign, scope, credentials.secretAccessKey);
  if (!equalInConstantTime(authorization.signature, expected) || !hasBodyHash(request, bodyHash)) {
    throw mismatch();
  }
  checkToken(request, credentials, now);
  return { accessKeyId, region };
}

/** Rejects duplicates of headers with a single value: signature and service could use different ones. */
function checkUniqueness({ headers }: SignedRequest): void {
  if (READ_ONCE.some((name) => (headers.get(name)?.length ?? 0) > 1)) {
    throw mismatch();
  }
}

const READ_ONCE = [
  "authorization",
  "content-type",
  "host",
  "x-amz-content-sha256",
  "x-amz-date",
  "x-amz-security-token",
  "x-amz-target",
];

function checkToken({ headers }: SignedRequest, { sessionToken, expiration }: SigningCredentials, now: Date) {
  const token = firstOf(headers, "x-amz-security-token") ?? "";
  if (!equalInConstantTime(token, sessionToken ?? "")) {
    throw unrecognized();
  }
  if (expiration !== undefined && expiration <= now) {
    throw createException(ExpiredTokenException, "The security token included in the request is expired");
  }
}

/** Steps 3 and 4: the signing key and the signature. */
const signatureOf = (toSign: string, scope: string, secretAccessKey: string): string =>
  createHmac("sha256", signingKeyOf(secretAccessKey, scope)).update(toSign).digest("hex");

const MAX_SIGNING_KEYS = 100;
// By scope and secret access key: joining both to one text would take longer than looking them up.
const signingKeys = new Map<string, Map<string, Uint8Array>>();

/** The signing key, which stays the same for a day. */
function signingKeyOf(secretAccessKey: string, scope: string): Uint8Array {
  const ofScope = signingKeys.get(scope) ?? new Map<string, Uint8Array>();
  const known = ofScope.get(secretAccessKey);
  if (known !== undefined) {
    return known;
  }
  const hmac = (key: string | Uint8Array, data: string) => createHmac("sha256", key).update(data).digest();
  const signingKey = Buffer.from(
    scope.split("/").reduce<string | Uint8Array>(hmac, `AWS4${secretAccessKey}`),
  );
  if (signingKeys.size + ofScope.size >= MAX_SIGNING_KEYS) {
    signingKeys.clear();
    ofScope.clear();
  }
  signingKeys.set(scope, ofScope.set(secretAccessKey, signingKey));
  return signingKey;
}

/**
 * Requires the host and every `x-amz-` header to be signed, as the documentation does; not all AWS services enforce the
 * second. The session token is exempt: some services accept it unsigned, and it is compared with the token of the access
 * key ID anyway.
 */
function checkSignedHeaders({ headers }: SignedRequest, signedHeaders: readonly string[]): void {
  if (signedHeaders.some((name, index) => !headers.has(name) || name <= (signedHeaders[index - 1] ?? ""))) {
    // Signers sort the names, and list every header once.
    throw mismatch();
  }
  if (!signedHeaders.includes("host")) {
    throw notSigned("'Host' or ':authority'");
  }
  for (const name of headers.keys()) {
    if (name.startsWith("x-amz-") && name !== "x-amz-security-token" && !signedHeaders.includes(name)) {
      throw notSigned(`'${name}'`);
    }
  }
}

const notSigned = (header: string) =>
  createException(InvalidSignatureException, `${header} must be a 'SignedHeader' in the AWS Authorization.`);

/** Checks the access key ID and the credential scope, and returns them. */
function checkScope({ credential, date }: Authorization, { region: expected, serves, service }: Verifier) {
  const [accessKeyId = "", scopeDate = "", scopeRegion = "", scopeService, terminator, ...others] =
    credential.split("/");
  if (terminator === undefined || others.length > 0) {
    throw createException(
      IncompleteSignatureException,
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term",
    );
  }
  const day = date.slice(0, 8);
  const region = serves?.(scopeRegion) ? scopeRegion : expected;
  const scope = `${day}/${region}/${service}/${TERMINATOR}`;
  if (credential === `${accessKeyId}/${scope}`) {
    return { accessKeyId, scope, region };
  }
  const errors = [
    scopeRegion === region ? "" : "Credential should be scoped to a valid region.",
    scopeService === service ? "" : `Credential should be scoped to correct service: '${service}'.`,
    terminator === TERMINATOR
      ? ""
      : `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${terminator}'.`,
    scopeDate === day
      ? ""
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scopeDate}' != '${day}', from '${date}'.`,
  ];
  throw createException(InvalidSignatureException, errors.filter((error) => error !== "").join(" "));
}

/** The header with the hash of the body is optional, but must be correct. */
const hasBodyHash = ({ headers }: SignedRequest, bodyHash: string): boolean =>
  (firstOf(headers, "x-amz-content-sha256") ?? bodyHash) === bodyHash;

function equalInConstantTime(left: string, right: string): boolean {
  if (left === "" && right === "") {
    return true;
  }
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const unrecognized = () =>
  createException(UnrecognizedClientException, "The security token included in the request is invalid.");

const mismatch = () =>
  createException(
    InvalidSignatureException,
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  );

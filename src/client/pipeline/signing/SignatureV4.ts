import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  DateInput,
  HashConstructor,
  HeaderBag,
  HttpRequest as IHttpRequest,
  Provider,
  RequestSigner,
  RequestSigningArguments,
} from "@smithy/types";
import { toHex } from "../../../runtime/toHex.js";
import { isFunction } from "../../../runtime/typeGuards.js";
import { toUtf8 } from "../../../runtime/utf8.js";
import { buildQueryString, escapeUri, HttpRequest } from "../../../smithy.js";

/** What a signer signs with. */
export interface SignatureV4Options {
  /** The Region, or a function that returns it. */
  readonly region: string | Provider<string>;
  /** Returns the credentials, unless the caller passes them. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** The SHA-256 implementation. */
  readonly sha256: ChecksumConstructor | HashConstructor;
}

/** How a request is signed. */
export interface SigningOptions extends RequestSigningArguments {
  /** The credentials to sign with. Default: those of the provider. */
  readonly credentials?: AwsCredentialIdentity;
}

interface SigningKey {
  readonly scope: string;
  readonly secretAccessKey: string;
  readonly key: Uint8Array;
}

/**
 * An optional static method of a SHA-256 class: the hexadecimal digest in one call, without a promise. With `node:crypto`
 * it signs more than 1.6 times as fast (row "hexDigest" of bench/results.md).
 */
export interface HexDigest {
  /** The hexadecimal digest of the data, or with a secret that of the HMAC. */
  readonly hexDigest: (data: string | Uint8Array, secret?: Uint8Array) => string;
}

/**
 * Signs requests with AWS Signature Version 4. The `SignatureV4` of `@smithy/signature-v4` also signs URLs and event
 * streams, which KMS does not need, and hashes the credentials of each request to find the signing key again. Tests
 * compare the two.
 */
export class SignatureV4 implements RequestSigner {
  // By the credentials object, so that no key outlives its credentials. Signing is more than twice as fast (row "signing-key
  // cache" of bench/results.md).
  readonly #keys = new WeakMap<AwsCredentialIdentity, SigningKey>();
  readonly #options: SignatureV4Options;
  readonly #hexDigest: HexDigest["hexDigest"] | undefined;
  #plan: HeaderPlan | undefined;

  /** Makes a signer for KMS. */
  constructor(options: SignatureV4Options) {
    const { sha256 } = options;
    this.#options = options;
    this.#hexDigest = hasHexDigest(sha256) ? sha256.hexDigest : undefined;
  }

  /** Returns a signed copy of a request. */
  async sign(unsigned: IHttpRequest, options: SigningOptions = {}): Promise<IHttpRequest> {
    const credentials = options.credentials ?? (await this.#options.credentials());
    const region = options.signingRegion ?? (await this.#region());
    const date = basicFormat(options.signingDate ?? new Date());
    const scope = `${date.slice(0, 8)}/${region}/${options.signingService ?? "kms"}/aws4_request`;
    const headers = copyOf(unsigned.headers);
    headers["x-amz-date"] = date;
    if (credentials.sessionToken) {
      headers["x-amz-security-token"] = credentials.sessionToken;
    }
    const payloadHash = headers["x-amz-content-sha256"] ?? (await this.#hex(unsigned.body ?? ""));
    headers["x-amz-content-sha256"] = payloadHash;
    const request = new HttpRequest(unsigned);
    request.headers = headers;
    const plan = this.#planFor(headers, options);
    const { names } = plan;
    const lines = canonicalLines(plan, headers);
    const canonical = `${request.method}\n${targetOf(request)}\n${lines}\n${names}\n${payloadHash}`;
    const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${await this.#hex(canonical)}`;
    const key = this.#cachedKey(credentials, scope) ?? (await this.#deriveKey(credentials, scope));
    const signature = await this.#hex(toSign, key);
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return request;
  }

  /** The plan for the headers of a request: the last one, if they have the same names, as those of most requests have. */
  #planFor(headers: HeaderBag, options: SigningOptions): HeaderPlan {
    const all = Object.keys(headers);
    if (options.signableHeaders || options.unsignableHeaders) {
      return planOf(all, options);
    }
    if (this.#plan === undefined || !areSame(this.#plan.all, all)) {
      this.#plan = planOf(all, options);
    }
    return this.#plan;
  }

  #region(): string | Promise<string> {
    const { region } = this.#options;
    return typeof region === "function" ? region() : region;
  }

  /** The key derived before, if it was for the same day, Region, service and secret. */
  #cachedKey(credentials: AwsCredentialIdentity, scope: string): Uint8Array | undefined {
    const cached = this.#keys.get(credentials);
    return cached?.scope === scope && cached.secretAccessKey === credentials.secretAccessKey
      ? cached.key
      : undefined;
  }

  async #deriveKey(credentials: AwsCredentialIdentity, scope: string): Promise<Uint8Array> {
    const { secretAccessKey } = credentials;
    let key = bytesOf(`AWS4${secretAccessKey}`);
    for (const part of scope.split("/")) {
      const next = await this.#digest(part, key);
      key.fill(0);
      key = next;
    }
    this.#keys.set(credentials, { scope, secretAccessKey, key });
    return key;
  }

  #hex(data: string | Uint8Array, secret?: Uint8Array): string | Promise<string> {
    return this.#hexDigest?.(data, secret) ?? this.#digest(data, secret).then(toHex);
  }

  #digest(data: string | Uint8Array, secret?: Uint8Array): Promise<Uint8Array> {
    const hash = new this.#options.sha256(secret);
    hash.update(bytesOf(data));
    return hash.digest();
  }
}

/** In memory of its own, unlike those of `Buffer`: the text may contain the secret or the session token. */
const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === "string" ? toUtf8(data) : data);

const hasHexDigest = (sha256: unknown): sha256 is HexDigest =>
  isFunction(sha256) && "hexDigest" in sha256 && isFunction(sha256.hexDigest);

/** The date in the basic format of ISO 8601. A number is in seconds. */
function basicFormat(given: DateInput): string {
  const date = new Date(typeof given === "number" ? given * 1000 : given);
  if (Number.isNaN(date.getTime())) {
    throw new RangeError("The signing date must be a valid date");
  }
  const day = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  // The leading 1 keeps the zeros of early hours. A regular expression over the ISO date takes three times as long.
  const time = 1_000_000 + date.getUTCHours() * 10_000 + date.getUTCMinutes() * 100 + date.getUTCSeconds();
  return `${day}T${String(time).slice(1)}Z`;
}

/** The canonical path and query. Most requests have neither. */
const targetOf = (request: HttpRequest): string =>
  request.path === "/" && Object.keys(request.query).length === 0
    ? "/\n"
    : `${canonicalPath(request.path)}\n${canonicalQuery(request)}`;

/**
 * The query as it is sent, sorted by names and then by values. A tab ends the names while they are sorted, because `a`
 * comes before `a-b`, and `=` comes after `-`.
 */
const canonicalQuery = ({ query }: HttpRequest): string =>
  buildQueryString(query).split("&").map(withTab).sort().join("&").replaceAll("\t", "=");

/** A parameter that is sent without a value is signed as an empty one. */
const withTab = (parameter: string): string => parameter.replace(/^(?!$)([^=]*)=?/, "$1\t");

/** A path without empty and dot segments, and escaped once more, although it is escaped. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") {
      segments.pop();
    } else if (segment !== "" && segment !== ".") {
      segments.push(segment);
    }
  }
  const end = path.endsWith("/") && segments.length > 0 ? "/" : "";
  return escapeUri(`/${segments.join("/")}${end}`).replaceAll("%2F", "/");
}

/** Headers that signing sets itself, and the hash of the body, which the caller may set. */
const KNOWN_TO_SIGNING = /^(authorization|date|x-amz-date|x-amz-content-sha256)$/i;

/** Headers that proxies may change. */
const UNSIGNABLE =
  /^((proxy|sec)-.*|authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id)$/;

/** A copy of headers, without those that signing sets. */
function copyOf(headers: HeaderBag): HeaderBag {
  const copy: HeaderBag = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined && !KNOWN_TO_SIGNING.test(name)) {
      copy[name] = value;
    } else if (value !== undefined && PAYLOAD_HASH.test(name)) {
      copy["x-amz-content-sha256"] = value;
    }
  }
  return copy;
}

const PAYLOAD_HASH = /^x-amz-content-sha256$/i;

/** Which headers of a request are signed, and in which order. */
interface HeaderPlan {
  /** The names of all headers. */
  readonly all: readonly string[];
  /** The canonical names of those that are signed, in canonical order, each with the name in the request. */
  readonly signed: readonly (readonly [canonical: string, name: string])[];
  /** The canonical names as one text. */
  readonly names: string;
}

/** Of names that differ only in case, smithy's `getCanonicalHeaders` takes another. */
function planOf(
  all: readonly string[],
  { signableHeaders, unsignableHeaders }: RequestSigningArguments,
): HeaderPlan {
  const isSigned = (name: string): boolean =>
    signableHeaders?.has(name) || !(unsignableHeaders?.has(name) || UNSIGNABLE.test(name));
  const byCanonicalName = new Map(all.map((name) => [name.toLowerCase(), name]));
  const canonical = [...byCanonicalName.keys()].filter(isSigned).sort();
  const signed = canonical.map((name) => [name, byCanonicalName.get(name) ?? name] as const);
  return { all, signed, names: canonical.join(";") };
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name, index) => name === others[index]);

function canonicalLines({ signed }: HeaderPlan, headers: HeaderBag): string {
  let lines = "";
  for (const [canonical, name] of signed) {
    lines += `${canonical}:${trimmed(headers[name] ?? "")}\n`;
  }
  return lines;
}

/** Few values match, and this check takes a third of the time of replacing. */
const UNTRIMMED = /^ | $|[\t\r\n]| {2}/;

const trimmed = (value: string): string =>
  UNTRIMMED.test(value) ? value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "") : value;

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
import { HttpRequest, SignatureV4Base, toHex, toUint8Array } from "../smithy.js";

/** What a signer signs with. */
export interface SignerOptions {
  /** Gives the Region. */
  readonly region: Provider<string>;
  /** Gives the credentials, unless the caller hands them over. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** The SHA-256. */
  readonly sha256: ChecksumConstructor | HashConstructor;
}

/** How a request is signed. */
export interface SigningOptions extends RequestSigningArguments {
  /** The credentials to sign with. Default: those that the provider gives. */
  readonly credentials?: AwsCredentialIdentity;
}

interface SigningDate {
  readonly longDate: string;
  readonly shortDate: string;
}

interface SigningKey {
  readonly scope: string;
  readonly secretAccessKey: string;
  readonly key: Uint8Array;
}

/**
 * What a SHA-256 may have besides: the digits of a hash in one go, without a promise, and of a text without its bytes.
 * Of `node:crypto` it takes a third of the time.
 */
export interface HexDigest {
  /** The digits of the hash, or with a secret those of the HMAC. */
  readonly hexDigest: (data: string | Uint8Array, secret?: Uint8Array) => string;
}

/**
 * Signs requests with AWS Signature Version 4, on the base of `@smithy/signature-v4`. Its own `SignatureV4` also signs
 * URLs and event streams, which is 6 KB that KMS has no use for, and hashes the credentials for each request to find
 * its signing key again.
 */
export class Signer extends SignatureV4Base implements RequestSigner {
  // By the credentials themselves, so that no key outlives them.
  readonly #keys = new WeakMap<AwsCredentialIdentity, SigningKey>();
  readonly #hexDigest: HexDigest["hexDigest"] | undefined;
  #date: (SigningDate & { readonly second: number }) | undefined;

  /** Makes a signer for KMS. */
  constructor({ region, credentials, sha256 }: SignerOptions) {
    super({ service: "kms", region, credentials, sha256 });
    this.#hexDigest = hasHexDigest(sha256) ? sha256.hexDigest : undefined;
  }

  /** A signed copy of a request. */
  async sign(unsigned: IHttpRequest, options: SigningOptions = {}): Promise<IHttpRequest> {
    const credentials = options.credentials ?? (await this.credentialProvider());
    this.validateResolvedCredentials(credentials);
    const region = options.signingRegion ?? (await this.regionProvider());
    const { longDate, shortDate } = this.#dateOf(options.signingDate ?? new Date());
    const scope = `${shortDate}/${region}/${options.signingService ?? this.service}/aws4_request`;
    const headers = signableCopy(unsigned.headers);
    headers["x-amz-date"] = longDate;
    if (credentials.sessionToken) {
      headers["x-amz-security-token"] = credentials.sessionToken;
    }
    headers["x-amz-content-sha256"] ??= await this.#hex(unsigned.body ?? "");
    const request = new HttpRequest(unsigned);
    request.headers = headers;
    const { lines, names } = canonicalHeadersOf(headers, options);
    const canonical = `${this.#target(request)}\n${lines}\n${names}\n${headers["x-amz-content-sha256"]}`;
    const toSign = `AWS4-HMAC-SHA256\n${longDate}\n${scope}\n${await this.#hex(canonical)}`;
    const key = this.#knownKey(credentials, scope) ?? (await this.#deriveKey(credentials, scope));
    const signature = await this.#hex(toSign, key);
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return request;
  }

  /** The method, the path and the query as they are signed. The base knows how; at the root there is nothing to it. */
  #target(request: HttpRequest): string {
    return request.path === "/" && Object.keys(request.query).length === 0
      ? `${request.method}\n/\n`
      : this.createCanonicalRequest(request, {}, "").slice(0, -"\n\n\n\n".length);
  }

  /** The date as a signature has it; calls in the same second share it. */
  #dateOf(date: DateInput): SigningDate {
    const second = date instanceof Date ? Math.floor(date.getTime() / 1000) : Number.NaN;
    if (this.#date?.second !== second) {
      this.#date = { second, ...this.formatDate(date) };
    }
    return this.#date;
  }

  /** The key that was derived before, if it was for the same day, Region and service, and of the same secret. */
  #knownKey(credentials: AwsCredentialIdentity, scope: string): Uint8Array | undefined {
    const known = this.#keys.get(credentials);
    return known?.scope === scope && known.secretAccessKey === credentials.secretAccessKey
      ? known.key
      : undefined;
  }

  async #deriveKey(credentials: AwsCredentialIdentity, scope: string): Promise<Uint8Array> {
    const { secretAccessKey } = credentials;
    let key = toUint8Array(`AWS4${secretAccessKey}`);
    for (const part of scope.split("/")) {
      key = await this.#digest(part, key);
    }
    this.#keys.set(credentials, { scope, secretAccessKey, key });
    return key;
  }

  #hex(data: string | Uint8Array, secret?: Uint8Array): string | Promise<string> {
    return this.#hexDigest?.(data, secret) ?? this.#digest(data, secret).then(toHex);
  }

  #digest(data: string | Uint8Array, secret?: Uint8Array): Promise<Uint8Array> {
    const hash = new this.sha256(secret);
    hash.update(toUint8Array(data));
    return hash.digest();
  }
}

const hasHexDigest = (sha256: unknown): sha256 is HexDigest =>
  typeof sha256 === "function" && "hexDigest" in sha256 && typeof sha256.hexDigest === "function";

/** The headers without those that signing makes. */
function signableCopy(headers: HeaderBag): HeaderBag {
  const copy: HeaderBag = {};
  for (const name of Object.keys(headers)) {
    const lowerCase = name.toLowerCase();
    const value = headers[name];
    if (value !== undefined && !MADE_BY_SIGNING.has(lowerCase)) {
      copy[lowerCase === "x-amz-content-sha256" ? lowerCase : name] = value;
    }
  }
  return copy;
}

const MADE_BY_SIGNING = new Set(["authorization", "date", "x-amz-date"]);

/** Those that stand in between may change these. */
const UNSIGNABLE =
  /^(authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|(proxy|sec)-.*)$/;

/** The headers as they are signed, and their names. The base sorts them twice. */
function canonicalHeadersOf(
  headers: HeaderBag,
  { signableHeaders, unsignableHeaders }: RequestSigningArguments,
): { readonly lines: string; readonly names: string } {
  const canonical: HeaderBag = {};
  for (const name of Object.keys(headers)) {
    const lowerCase = name.toLowerCase();
    const unsignable = unsignableHeaders?.has(lowerCase) || UNSIGNABLE.test(lowerCase);
    const value = headers[name];
    if (value !== undefined && (!unsignable || signableHeaders?.has(lowerCase))) {
      canonical[lowerCase] = UNTIDY.test(value) ? tidy(value) : value;
    }
  }
  const names = Object.keys(canonical).sort();
  let lines = "";
  for (const name of names) {
    lines += `${name}:${canonical[name]}\n`;
  }
  return { lines, names: names.join(";") };
}

/** Few values are, and to look first takes a third of the time. */
const UNTIDY = /^ | $|[\t\r\n]| {2}/;

const tidy = (value: string): string => value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");

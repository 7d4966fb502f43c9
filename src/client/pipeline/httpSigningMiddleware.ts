import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  FinalizeRequestMiddleware,
  MetadataBearer,
  Provider,
  RequestSigner,
} from "@smithy/types";
import { hide } from "../../errors/hide.js";
import { KMSServiceException } from "../../errors/KMSServiceException.js";
import type { Operation } from "../../shapes/Operation.js";
import { HttpRequest } from "../../smithy.js";
import { abortable } from "./abortable.js";
import { isClockSkewCode } from "./errors/awsErrorCodes.js";
import { exceptionClass } from "./errors/exceptionClass.js";
import { operationOf } from "./operationOf.js";
import type { SigningOptions } from "./signing/SignatureV4.js";

/** What signing needs of the configuration. */
export interface SigningConfig {
  /** A signer for AWS Signature Version 4. */
  readonly signer: RequestSigner;
  /** Returns the credentials to sign with. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** How far the clock of this machine is behind that of the service, in milliseconds; corrected when a call shows it. */
  systemClockOffset: number;
  /** Returns whether to leave a wrong clock uncorrected. */
  readonly disableClockSkewCorrection: Provider<boolean>;
}

/** What an attempt was signed with. Other calls may have corrected the configuration by the time it fails. */
interface SignedWith {
  /** The request before it was signed, which all attempts of a call have in common. */
  readonly request: object;
  readonly credentials: AwsCredentialIdentity;
  readonly clockOffset: number;
  /** By the clock of this machine. */
  readonly signedAt: number;
}

/** Signs each attempt with AWS Signature Version 4, and corrects the clock or the credentials when KMS rejects a signature. */
export const httpSigningMiddleware =
  (config: SigningConfig): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    if (!HttpRequest.isInstance(args.request)) {
      return next(args);
    }
    const credentials = await abortable(config.credentials(), context);
    const used = { credentials, clockOffset: config.systemClockOffset, signedAt: Date.now() };
    const signingDate = new Date(used.signedAt + used.clockOffset);
    const options: SigningOptions = { signingDate, credentials };
    const request = await abortable(config.signer.sign(signable(args.request), options), context);
    try {
      return await next({ ...args, request });
    } catch (error) {
      if (
        error instanceof KMSServiceException &&
        (await abortable(
          recover(config, { ...used, request: args.request }, error, operationOf(context)),
          context,
        ))
      ) {
        error.$retryable = {};
      }
      throw error;
    }
  };

/** Signs a query parameter without a value as an empty one; the signer would leave it out. */
function signable(request: HttpRequest): HttpRequest {
  if (!Object.values(request.query).includes(null)) {
    return request;
  }
  const copy = HttpRequest.clone(request);
  for (const name of Object.keys(copy.query)) {
    copy.query[name] ??= "";
  }
  return copy;
}

/** Corrects the cause of an error, and returns whether the next attempt may succeed. */
async function recover(
  config: SigningConfig,
  used: SignedWith,
  error: KMSServiceException,
  operation: Operation,
): Promise<boolean> {
  const recovery = recoveryOf(error.name, operation);
  if (recovery === "clock") {
    const isUseful = isFreshOneUseful(used, error);
    return (!(await config.disableClockSkewCorrection()) && correctClock(config, used, error)) || isUseful;
  }
  return recovery === "credentials" && refreshCredentials(config, used, error);
}

/** What the class of the code says. A code without a class may be one that other AWS services have for a wrong clock. */
function recoveryOf(code: string, operation: Operation): "clock" | "credentials" | undefined {
  const known = exceptionClass(code, operation);
  return known ? known.recovery : isClockSkewCode(code) ? "clock" : undefined;
}

/** KMS accepts requests that are up to 5 minutes off, so a smaller difference is not the cause. */
const TOLERANCE = 4 * 60 * 1000;

function correctClock(config: SigningConfig, used: SignedWith, error: KMSServiceException): boolean {
  const offset = timesOfService(error)
    .map((time) => time - Date.now())
    .find((difference) => Math.abs(difference - used.clockOffset) >= TOLERANCE);
  if (offset === undefined) {
    return false;
  }
  config.systemClockOffset = offset;
  return true;
}

/** By the `Date` of the response, which a proxy may have added, and by the message of KMS: `… (20260301T121501Z - 5 min.)`. */
function timesOfService({ $response, serviceMessage = "" }: KMSServiceException): number[] {
  const [, ...parts] = /\((\d{4})(..)(..)T(..)(..)(..)Z [+-] \d+ min/.exec(serviceMessage) ?? [];
  const said = `${parts.slice(0, 3).join("-")}T${parts.slice(3).join(":")}Z`;
  return [$response?.headers.date ?? "", said].map(Date.parse);
}

const rejectedForDate = new WeakSet<object>();

/**
 * Whether a signature was rejected for its date, and it was old, or no earlier one of the same call was. The clock may be
 * right by then: between signing and sending, a process can be frozen for any time, as Lambda functions and laptops are.
 */
function isFreshOneUseful(
  { request, signedAt }: SignedWith,
  { name, serviceMessage = "" }: KMSServiceException,
): boolean {
  const isAboutDate =
    /^(RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)$/.test(name) ||
    /\bSignature (expired|not yet current)\b/i.test(serviceMessage);
  const isFirst = !rejectedForDate.has(request);
  rejectedForDate.add(request);
  return isAboutDate && (isFirst || Date.now() - signedAt >= TOLERANCE);
}

async function refreshCredentials(
  { credentials }: SigningConfig,
  { credentials: expired }: SignedWith,
  error: KMSServiceException,
): Promise<boolean> {
  const differ = (fresh: AwsCredentialIdentity) =>
    fresh.accessKeyId !== expired.accessKeyId || fresh.sessionToken !== expired.sessionToken;
  try {
    return differ(await credentials()) || differ(await credentials({ forceRefresh: true }));
  } catch (cause) {
    hide(error, "cause", cause);
    return false;
  }
}

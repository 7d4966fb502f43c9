import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  FinalizeRequestMiddleware,
  MetadataBearer,
  Provider,
  RequestSigner,
} from "@smithy/types";
import { hide } from "../exceptions/hide.js";
import { KMSServiceException } from "../exceptions/KMSServiceException.js";
import { type WireCode, wireCode } from "../exceptions/wire-codes.js";
import { HttpRequest } from "../smithy.js";
import { abortable } from "./abortable.js";
import { isClockSkewCode } from "./foreign-codes.js";
import type { SigningOptions } from "./Signer.js";

/** What signs the requests. */
export interface SigningConfig {
  /** A signer for AWS Signature Version 4. */
  readonly signer: RequestSigner;
  /** Gives the credentials that the signer signs with. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** How far the clock of this machine is behind that of the service, in milliseconds; corrected when it shows. */
  systemClockOffset: number;
  /** Gives whether a clock that is off stays uncorrected. */
  readonly disableClockSkewCorrection: Provider<boolean>;
}

/** What an attempt was signed with. Other calls may have mended the configuration by the time it fails. */
interface SignedWith {
  readonly credentials: AwsCredentialIdentity;
  readonly clockOffset: number;
}

/** Signs the request with AWS Signature Version 4, each attempt afresh, and mends what made a signature fail. */
export const httpSigningMiddleware =
  (config: SigningConfig): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    if (!HttpRequest.isInstance(args.request)) {
      return next(args);
    }
    const credentials = await abortable(config.credentials(), context);
    const used = { credentials, clockOffset: config.systemClockOffset };
    const signingDate = new Date(Date.now() + used.clockOffset);
    const options: SigningOptions = { signingDate, credentials };
    const request = await abortable(config.signer.sign(signable(args.request), options), context);
    try {
      return await next({ ...args, request });
    } catch (error) {
      if (error instanceof KMSServiceException && (await abortable(mend(config, used, error), context))) {
        error.$retryable = {};
      }
      throw error;
    }
  };

/** A parameter of the query without a value is signed as an empty one; the signer would leave it out. */
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

/** Mends the cause of an error, so that the next attempt may succeed; `false` when there is nothing to mend. */
async function mend(config: SigningConfig, used: SignedWith, error: KMSServiceException): Promise<boolean> {
  switch (mendOf(error)) {
    case "clock":
      return !(await config.disableClockSkewCorrection()) && correctClock(config, used, error);
    case "credentials":
      return refreshCredentials(config, used, error);
    default:
      return false;
  }
}

/** By our table; a code that it does not have may be one that other services of AWS have for a skewed clock. */
const mendOf = (error: KMSServiceException): WireCode["mend"] => {
  const known = wireCode(error.name);
  return known === undefined && isClockSkewCode(error.name) ? "clock" : known?.mend;
};

/** Requests may be 5 minutes off at least, so a smaller difference is not what was wrong with the signature. */
const TOLERANCE = 4 * 60 * 1000;

function correctClock(config: SigningConfig, used: SignedWith, { $response }: KMSServiceException): boolean {
  const offset = Date.parse($response?.headers.date ?? "") - Date.now();
  if (Number.isNaN(offset) || Math.abs(offset - used.clockOffset) < TOLERANCE) {
    return false;
  }
  config.systemClockOffset = offset;
  return true;
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

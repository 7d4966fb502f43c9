import type {
  AwsCredentialIdentityProvider,
  FinalizeRequestMiddleware,
  MetadataBearer,
  RequestSigner,
} from "@smithy/types";
import { KMSServiceException } from "../exceptions/KMSServiceException.js";
import { HttpRequest } from "../smithy.js";
import { abortable } from "./abortable.js";

/** What signs the requests. */
export interface SigningConfig {
  /** A signer for AWS Signature Version 4. */
  readonly signer: RequestSigner;
  /** Gives the credentials that the signer signs with. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** How far the clock of this machine is behind that of the service, in milliseconds; corrected when it shows. */
  systemClockOffset: number;
}

/** Signs the request with AWS Signature Version 4, each attempt afresh, and mends what made a signature fail. */
export const httpSigningMiddleware =
  (config: SigningConfig): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    if (!HttpRequest.isInstance(args.request)) {
      return next(args);
    }
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const request = await abortable(config.signer.sign(args.request, { signingDate }), context);
    try {
      return await next({ ...args, request });
    } catch (error) {
      if (error instanceof KMSServiceException && (await mend(config, error))) {
        error.$retryable = {};
      }
      throw error;
    }
  };

/** Mends the cause of an error, so that the next attempt may succeed; `false` when there is nothing to mend. */
async function mend(config: SigningConfig, error: KMSServiceException): Promise<boolean> {
  switch (error.name) {
    case "InvalidSignatureException":
    case "RequestExpired":
    case "RequestTimeTooSkewed":
      return correctClock(config, error);
    case "ExpiredTokenException":
      return refreshCredentials(config);
    default:
      return false;
  }
}

/** Requests may be 5 minutes off at least, so a smaller difference is not what was wrong with the signature. */
const TOLERANCE = 4 * 60 * 1000;

function correctClock(config: SigningConfig, { $response }: KMSServiceException): boolean {
  const offset = Date.parse($response?.headers.date ?? "") - Date.now();
  if (Number.isNaN(offset) || Math.abs(offset - config.systemClockOffset) < TOLERANCE) {
    return false;
  }
  config.systemClockOffset = offset;
  return true;
}

async function refreshCredentials({ credentials }: SigningConfig): Promise<boolean> {
  const old = await credentials();
  const fresh = await credentials({ forceRefresh: true });
  return fresh.accessKeyId !== old.accessKeyId || fresh.sessionToken !== old.sessionToken;
}

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
  readonly credentials: AwsCredentialIdentity;
  readonly clockOffset: number;
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
    const used = { credentials, clockOffset: config.systemClockOffset };
    const signingDate = new Date(Date.now() + used.clockOffset);
    const options: SigningOptions = { signingDate, credentials };
    const request = await abortable(config.signer.sign(signable(args.request), options), context);
    try {
      return await next({ ...args, request });
    } catch (error) {
      if (
        error instanceof KMSServiceException &&
        (await abortable(recover(config, used, error, operationOf(context)), context))
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
  switch (recoveryOf(error.name, operation)) {
    case "clock":
      return !(await config.disableClockSkewCorrection()) && correctClock(config, used, error);
    case "credentials":
      return refreshCredentials(config, used, error);
    default:
      return false;
  }
}

/** What the class of the code says. A code without a class may be one that other AWS services have for a wrong clock. */
function recoveryOf(code: string, operation: Operation): "clock" | "credentials" | undefined {
  const known = exceptionClass(code, operation);
  return known === undefined && isClockSkewCode(code) ? "clock" : known?.recovery;
}

/** KMS accepts requests that are up to 5 minutes off, so a smaller difference is not the cause. */
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

import type {
  GetKeyLastUsageRequest,
  GetKeyLastUsageResponse,
} from "../../kms/operations/GetKeyLastUsage.js";
import type { Call } from "../call/Call.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** GetKeyLastUsage: returns the last successful cryptographic operation with a key. */
export function getKeyLastUsage(call: Call, { KeyId }: GetKeyLastUsageRequest): GetKeyLastUsageResponse {
  const { arn, lastUsage, creationDate } = findKeyByIdOrArn(call, KeyId);
  return {
    KeyId: arn,
    ...(lastUsage === undefined ? {} : { KeyLastUsage: { ...lastUsage } }),
    TrackingStartDate: new Date(creationDate),
    KeyCreationDate: new Date(creationDate),
  };
}

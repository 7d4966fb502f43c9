import { hash } from "node:crypto";
import type {
  GetKeyLastUsageRequest,
  GetKeyLastUsageResponse,
  KeyLastUsageData,
} from "../../kms/operations/GetKeyLastUsage.js";
import type { Call } from "../call/Call.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import type { KeyUsage } from "../keys/KeyUsage.js";

/** GetKeyLastUsage: returns the last successful cryptographic operation with a key. */
export function getKeyLastUsage(call: Call, { KeyId }: GetKeyLastUsageRequest): GetKeyLastUsageResponse {
  const { arn, lastUsage, creationDate } = findKeyByIdOrArn(call, KeyId);
  return {
    KeyId: arn,
    ...(lastUsage === undefined ? {} : { KeyLastUsage: dataOf(lastUsage) }),
    TrackingStartDate: new Date(creationDate),
    KeyCreationDate: new Date(creationDate),
  };
}

const dataOf = ({ operation, date, requestId = "" }: KeyUsage): KeyLastUsageData => ({
  Operation: operation,
  Timestamp: new Date(date),
  CloudTrailEventId: eventIdOf(requestId),
  KmsRequestId: requestId,
});

/** The ID of an event that nobody records, always the same for a request. */
const eventIdOf = (requestId: string): string =>
  hash("sha256", requestId).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

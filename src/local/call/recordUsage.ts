import { randomUUID } from "node:crypto";
import { KeyLastUsageTrackingOperation } from "../../kms/enums.js";
import { isObject } from "../../runtime/typeGuards.js";
import { parseKeyReference } from "../keys/keyReference.js";
import type { Call } from "./Call.js";

/** Records a successful cryptographic operation in the keys that its response names, for GetKeyLastUsage. */
export function recordUsage({ operation, keys, requestId }: Call, result: unknown): void {
  if (!isTracked(operation) || !isObject(result)) {
    return;
  }
  for (const arn of new Set([result.KeyId, result.SourceKeyId])) {
    const reference = typeof arn === "string" ? parseKeyReference(arn) : undefined;
    const key = reference?.kind === "key" ? keys.get(reference.keyId) : undefined;
    if (key !== undefined) {
      key.lastUsage = {
        Operation: operation,
        Timestamp: keys.now(),
        CloudTrailEventId: randomUUID(),
        KmsRequestId: requestId,
      };
    }
  }
}

const isTracked = (operation: string): operation is KeyLastUsageTrackingOperation =>
  Object.hasOwn(KeyLastUsageTrackingOperation, operation);

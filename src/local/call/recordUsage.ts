import { KeyLastUsageTrackingOperation } from "../../kms/enums.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { Call } from "./Call.js";

/** Records a successful cryptographic operation in the keys that its response names, for GetKeyLastUsage. */
export function recordUsage(call: Call, result: unknown): void {
  if (!isTracked(call.operation) || !isObject(result)) {
    return;
  }
  record(call, call.operation, result.KeyId);
  if (result.SourceKeyId !== result.KeyId) {
    record(call, call.operation, result.SourceKeyId);
  }
}

function record({ keys, requestId }: Call, operation: KeyLastUsageTrackingOperation, arn: unknown): void {
  const key = typeof arn === "string" ? keys.get(arn.slice(arn.lastIndexOf("/") + 1)) : undefined;
  if (key !== undefined) {
    key.lastUsage = { operation, date: keys.now(), requestId };
  }
}

const isTracked = (operation: string): operation is KeyLastUsageTrackingOperation =>
  Object.hasOwn(KeyLastUsageTrackingOperation, operation);

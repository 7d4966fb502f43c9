import { KeyLastUsageTrackingOperation } from "../../kms/enums.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { KeyStore } from "../keys/KeyStore.js";
import type { KeyUsage } from "../keys/KeyUsage.js";
import type { Call } from "./Call.js";

/** Records a successful cryptographic operation in the keys that its response names, for GetKeyLastUsage. */
export function recordUsage(call: Call, result: unknown): void {
  if (!isTracked(call.operation) || !isObject(result)) {
    return;
  }
  const { keys, operation, requestId } = call;
  const usage = { operation, date: keys.now(), requestId };
  record(keys, usage, result.KeyId);
  if (result.SourceKeyId !== result.KeyId) {
    record(keys, usage, result.SourceKeyId);
  }
}

function record(keys: KeyStore, usage: KeyUsage, arn: unknown): void {
  const key = typeof arn === "string" ? keys.get(arn.slice(arn.lastIndexOf("/") + 1)) : undefined;
  if (key !== undefined) {
    key.lastUsage = usage;
  }
}

const isTracked = (operation: string): operation is KeyLastUsageTrackingOperation =>
  Object.hasOwn(KeyLastUsageTrackingOperation, operation);

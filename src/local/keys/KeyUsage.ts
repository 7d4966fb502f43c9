import type { KeyLastUsageTrackingOperation } from "../../kms/enums.js";

/** A cryptographic operation with a key. */
export interface KeyUsage {
  /** The operation. */
  readonly operation: KeyLastUsageTrackingOperation;
  /** When it was performed. */
  readonly date: Date;
  /** Its request ID, if it was a request. */
  readonly requestId: string | undefined;
}

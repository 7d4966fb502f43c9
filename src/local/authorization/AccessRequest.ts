import type { Principal } from "./Principal.js";

/** A request for permission to use a key. */
export interface AccessRequest {
  /** The caller. */
  readonly principal: Principal;
  /** The KMS action, such as `ReEncryptFrom`. */
  readonly action: string;
  /** The encryption context of the call. Default: none. */
  readonly context?: Readonly<Record<string, string>> | undefined;
  /** Further values for conditions, by condition key in lower case. Default: none. */
  readonly conditions?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** Returns the alias names of the key; called only when a condition needs them. Default: none. */
  readonly aliases?: (() => readonly string[]) | undefined;
}

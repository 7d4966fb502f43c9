import type { Principal } from "./Principal.js";

/** What somebody wants to do with a key. */
export interface AccessRequest {
  /** Who it is. */
  readonly principal: Principal;
  /** What it is, such as `ReEncryptFrom`. */
  readonly action: string;
  /** The encryption context. Default: none. */
  readonly context?: Readonly<Record<string, string>> | undefined;
  /** What the request says that conditions may ask for, by condition keys in lower case. Default: nothing. */
  readonly conditions?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** The names of all aliases of the key, asked for only when a condition does. Default: none. */
  readonly aliases?: (() => readonly string[]) | undefined;
}

import type { Grant } from "../keys/Grant.js";
import type { Principal } from "./Principal.js";

/** When and from where a request is made. */
export interface RequestEnvironment {
  /** The current time. */
  readonly now: Date;
  /** The address of the client. Default: unknown. */
  readonly sourceIp?: string | undefined;
  /** The `User-Agent` header. Default: none. */
  readonly userAgent?: string | undefined;
}

/** A request for permission to use a key. */
export interface AccessRequest {
  /** The caller. */
  readonly principal: Principal;
  /** The KMS action, such as `ReEncryptFrom`. */
  readonly action: string;
  /** When and from where the call is made. */
  readonly environment: RequestEnvironment;
  /** The grants that can allow the request. Default: all grants of the key. */
  readonly grants?: readonly Grant[] | undefined;
  /** The grant tokens of the call. Default: none. */
  readonly grantTokens?: readonly string[] | undefined;
  /** The encryption context of the call. Default: none. */
  readonly context?: Readonly<Record<string, string>> | undefined;
  /** Further values for conditions, by condition key in lower case. Default: none. */
  readonly conditions?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** The alias name that the call names the key by. Default: none. */
  readonly requestAlias?: string | undefined;
  /** Returns the alias names of the key; called only when a condition needs them. Default: none. */
  readonly aliases?: (() => readonly string[]) | undefined;
}

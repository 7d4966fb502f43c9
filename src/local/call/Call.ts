import type { AccessRequest } from "../authorization/AccessRequest.js";
import type { Principal } from "../authorization/Principal.js";
import type { Propagation } from "../config/LocalKmsPropagation.js";
import type { KeyStore } from "../keys/KeyStore.js";

/** Who calls, and from where. */
export interface Caller {
  /** The principal. */
  readonly principal: Principal;
  /** How long the changes of the call take to have an effect. */
  readonly propagation: Propagation;
  /** The address of the client; `undefined` for the methods of LocalKms. */
  readonly sourceIp?: string | undefined;
  /** The `User-Agent` header, if any. */
  readonly userAgent?: string | undefined;
  /** The request ID; `undefined` for the methods of LocalKms. */
  readonly requestId?: string | undefined;
}

/** What an operation knows besides its input. */
export interface Call extends Caller {
  /** The name of the operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The store with the keys and aliases of the Region. */
  readonly keys: KeyStore;
}

/** What the permission of a call depends on besides the key and the action. */
export const accessOf = ({
  keys,
  principal,
  sourceIp,
  userAgent,
}: Call): Pick<AccessRequest, "principal" | "environment"> => ({
  principal,
  environment: { now: keys.now(), sourceIp, userAgent },
});

/** When a change that a call makes now takes effect. */
export const effectiveDate = ({ keys, propagation }: Call, change: keyof Propagation): Date =>
  new Date(keys.now().getTime() + propagation[change]);

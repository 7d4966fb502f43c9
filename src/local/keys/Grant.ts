import type { GrantOperation } from "../../kms/enums.js";
import type { GrantConstraints } from "../../kms/structures.js";

/** A grant: a permission to use one key, given without changing a policy. */
export interface Grant {
  /** The grant ID, 64 hexadecimal characters. */
  readonly grantId: string;
  /** The grant tokens, one for each CreateGrant request that returned this grant. */
  readonly tokens: Set<string>;
  /** The name that its creator gave it. */
  readonly name: string | undefined;
  /** When it was created. */
  readonly creationDate: Date;
  /** From when on it works without its grant token. */
  readonly effectiveFrom: Date;
  /** The ARN of the principal that may use the key. */
  readonly granteePrincipal: string;
  /** The ARN of the principal that may retire the grant. */
  readonly retiringPrincipal: string | undefined;
  /** The account ID of its creator. */
  readonly issuingAccount: string;
  /** The operations that the grant allows. */
  readonly operations: readonly GrantOperation[];
  /** The encryption contexts that the grant requires. */
  readonly constraints: GrantConstraints | undefined;
}

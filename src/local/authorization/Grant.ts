/** Grants: permissions on one key that are given without changing a policy. */
import type { GrantConstraints } from "../../models/GrantConstraints.js";
import type { GrantOperation } from "../../models/GrantOperation.js";

/** A grant on a key. */
export interface Grant {
  /** Its id, 64 hexadecimal characters. */
  readonly grantId: string;
  /** The tokens that name it, one for each CreateGrant that gave it. */
  readonly tokens: Set<string>;
  /** The name that its maker gave it. */
  readonly name: string | undefined;
  /** When it was made. */
  readonly creationDate: Date;
  /** The ARN of who may use the key. */
  readonly granteePrincipal: string;
  /** The ARN of who may give the grant back. */
  readonly retiringPrincipal: string | undefined;
  /** The account of its maker. */
  readonly issuingAccount: string;
  /** What it allows. */
  readonly operations: readonly GrantOperation[];
  /** Under which encryption contexts it holds. */
  readonly constraints: GrantConstraints | undefined;
}

type Context = Readonly<Record<string, string>>;

const UNCONSTRAINED: ReadonlySet<string> = new Set(["CreateGrant", "DescribeKey", "RetireGrant"]);

const includes = (context: Context, pairs: Context): boolean =>
  Object.entries(pairs).every(([key, value]) => Object.hasOwn(context, key) && context[key] === value);

/** Whether a grant allows an action with an encryption context. Constraints bind operations with a context only. */
export function grantAllows(grant: Grant, action: string, context: Context = {}): boolean {
  if (!grant.operations.some((operation) => operation === action)) {
    return false;
  }
  const { EncryptionContextSubset = {}, EncryptionContextEquals = context } = grant.constraints ?? {};
  return (
    UNCONSTRAINED.has(action) ||
    (includes(context, EncryptionContextSubset) &&
      includes(context, EncryptionContextEquals) &&
      includes(EncryptionContextEquals, context))
  );
}

/** Whether constraints let through nothing but what others let through. */
export function isAtLeastAsStrict(child: GrantConstraints = {}, parent: GrantConstraints = {}): boolean {
  if (parent.EncryptionContextEquals !== undefined) {
    const { EncryptionContextEquals: equals } = child;
    return (
      equals !== undefined &&
      includes(equals, parent.EncryptionContextEquals) &&
      includes(parent.EncryptionContextEquals, equals)
    );
  }
  const pairs = child.EncryptionContextEquals ?? child.EncryptionContextSubset ?? {};
  return includes(pairs, parent.EncryptionContextSubset ?? {});
}

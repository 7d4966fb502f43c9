import type { GrantConstraints } from "../../kms/structures.js";
import type { Grant } from "../keys/Grant.js";

type Context = Readonly<Record<string, string>>;

// Constraints apply to operations with an encryption context only.
const UNCONSTRAINED: ReadonlySet<string> = new Set(["CreateGrant", "DescribeKey", "RetireGrant"]);

/** Whether a context contains pairs. As in KMS, the case of keys does not matter here, but that of values does. */
const includes = (context: Context, pairs: Context): boolean =>
  Object.entries(pairs).every(([key, value]) =>
    Object.entries(context).some(([name, given]) => sameKey(name, key) && given === value),
  );

const sameKey = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Whether two contexts have the same pairs. */
const equals = (left: Context, right: Context): boolean =>
  Object.keys(left).length === Object.keys(right).length && includes(left, right) && includes(right, left);

/** Whether a grant allows an action with an encryption context. */
export function grantAllows(grant: Grant, action: string, context: Context = {}): boolean {
  if (!grant.operations.some((operation) => operation === action)) {
    return false;
  }
  const { EncryptionContextSubset = {}, EncryptionContextEquals = context } = grant.constraints ?? {};
  return (
    UNCONSTRAINED.has(action) ||
    (includes(context, EncryptionContextSubset) && equals(context, EncryptionContextEquals))
  );
}

/** Whether the constraints of a child grant allow no more than those of its parent. */
export function isAtLeastAsStrict(child: GrantConstraints = {}, parent: GrantConstraints = {}): boolean {
  if (parent.EncryptionContextEquals !== undefined) {
    const { EncryptionContextEquals: ofChild } = child;
    return ofChild !== undefined && equals(ofChild, parent.EncryptionContextEquals);
  }
  const pairs = child.EncryptionContextEquals ?? child.EncryptionContextSubset ?? {};
  return includes(pairs, parent.EncryptionContextSubset ?? {});
}

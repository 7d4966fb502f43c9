import type { GrantConstraints } from "../../kms/structures.js";
import type { Grant } from "../keys/Grant.js";

type Context = Readonly<Record<string, string>>;

// Constraints apply to operations with an encryption context only.
const UNCONSTRAINED: ReadonlySet<string> = new Set(["CreateGrant", "DescribeKey", "RetireGrant"]);

const includes = (context: Context, pairs: Context): boolean =>
  Object.entries(pairs).every(([key, value]) => Object.hasOwn(context, key) && context[key] === value);

/** Whether a grant allows an action with an encryption context. */
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

/** Whether the constraints of a child grant allow no more than those of its parent. */
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

/** From the grants of a seed to what a key has. */
import { randomBytes } from "node:crypto";
import { principalId } from "../../commands/inputs.js";
import { GrantOperation } from "../../models/GrantOperation.js";
import { enumeration, list, map, required, string, structure } from "../../protocol/shapes.js";
import { validate } from "../../protocol/validate.js";
import type { Grant } from "../authorization/Grant.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { checkGrantRequest, type GrantableKey } from "../operations/grant-request.js";
import { listOf, membersOf, refuseDuplicates, seedError } from "./checks.js";
import type { SeedGrant } from "./Seed.js";

/** A grant of a seed that has been checked; what each start gives it is not in it. */
export type PreparedGrant = Omit<Grant, "tokens" | "creationDate" | "issuingAccount"> & {
  /** The tokens that name it from the start. */
  readonly tokens: readonly string[];
};

const GRANT = structure<SeedGrant>({
  GranteePrincipal: required(principalId()),
  Operations: required(list(enumeration(GrantOperation), { min: 1 })),
  RetiringPrincipal: principalId(),
  Constraints: structure<NonNullable<SeedGrant["Constraints"]>>({
    EncryptionContextEquals: map(),
    EncryptionContextSubset: map(),
  }),
  Name: string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ }),
  GrantId: string({ pattern: /^[0-9a-f]{64}$/ }),
  GrantToken: string({ min: 1, max: 8192 }),
});

/**
 * Checks the grants of a key of a seed.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseGrants(value: unknown = [], path: string, key: GrantableKey): PreparedGrant[] {
  const grants = listOf(value, path).map((grant, index) => parseGrant(grant, `${path}[${index}]`, key));
  refuseDuplicates(
    grants.map(({ grantId }) => grantId),
    path,
    "GrantId",
  );
  return grants;
}

/** Gives a key its grants. */
export function applyGrants(key: KmsKey, grants: readonly PreparedGrant[], now: Date): void {
  for (const grant of grants) {
    const tokens = new Set(grant.tokens);
    key.grants.set(grant.grantId, { ...grant, tokens, creationDate: now, issuingAccount: key.accountId });
  }
}

function parseGrant(value: unknown, path: string, key: GrantableKey) {
  checkShape(value, path);
  try {
    checkGrantRequest(key, value);
  } catch (error) {
    throw seedError(path, `is refused: ${error instanceof Error ? error.message : "it is not a grant"}`);
  }
  const { GrantToken: token } = value;
  return {
    grantId: value.GrantId ?? randomBytes(32).toString("hex"),
    tokens: token === undefined ? [] : [token],
    name: value.Name,
    granteePrincipal: value.GranteePrincipal,
    retiringPrincipal: value.RetiringPrincipal,
    operations: [...new Set(value.Operations)],
    constraints: structuredClone(value.Constraints),
  };
}

function checkShape(value: unknown, path: string): asserts value is SeedGrant {
  const grant = membersOf(value, path, Object.keys(GRANT.members));
  const [problem] = validate({ input: GRANT.members, rules: [] }, grant);
  if (problem?.constraint === "unknown") {
    // Its name is not shown.
    throw seedError(`${path}.Constraints`, NOT_KNOWN, `${path}.${problem.path}`);
  }
  if (problem !== undefined) {
    throw seedError(`${path}.${problem.path}`, problem.message);
  }
}

const NOT_KNOWN =
  "has a member that is not known; it may have EncryptionContextEquals, EncryptionContextSubset";

import { randomBytes } from "node:crypto";
import { GrantOperation } from "../../kms/enums.js";
import { principalId } from "../../kms/members.js";
import { enumeration, list, map, required, string, structure } from "../../shapes/shapes.js";
import { validate } from "../../shapes/validate.js";
import { ANY_SCOPE } from "../authorization/PrincipalDirectory.js";
import { checkGrantRequest, type GrantableKey } from "../call/checkGrantRequest.js";
import type { Grant } from "../keys/Grant.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { SeedGrant } from "./Seed.js";
import { seedError } from "./SeedError.js";
import { checkUnique, listOf, membersOf } from "./seedChecks.js";

/** A checked grant of a seed, without the properties that are set at each start. */
export type PreparedGrant = Omit<Grant, "tokens" | "creationDate" | "effectiveFrom" | "issuingAccount"> & {
  /** The initial grant tokens. */
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
 * Parses the grants of a key of a seed.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseGrants(value: unknown = [], path: string, key: GrantableKey): PreparedGrant[] {
  const grants = listOf(value, path).map((grant, index) => parseGrant(grant, `${path}[${index}]`, key));
  checkUnique(
    grants.map(({ grantId }) => grantId),
    path,
    "GrantId",
  );
  return grants;
}

/** Adds grants to a key. */
export function applyGrants(key: KmsKey, grants: readonly PreparedGrant[], now: Date): void {
  for (const grant of grants) {
    const tokens = new Set(grant.tokens);
    key.grants.set(grant.grantId, {
      ...grant,
      tokens,
      creationDate: now,
      effectiveFrom: now,
      issuingAccount: key.accountId,
    });
  }
}

function parseGrant(value: unknown, path: string, key: GrantableKey) {
  checkShape(value, path);
  try {
    checkGrantRequest(ANY_SCOPE, key, value);
  } catch (error) {
    throw seedError(path, `is invalid: ${error instanceof Error ? error.message : "it is not a grant"}`);
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
  const [problem] = validate({ input: GRANT, rules: [] }, grant);
  if (problem?.constraint === "unknown") {
    // The message does not show the name.
    throw seedError(`${path}.Constraints`, UNKNOWN_CONSTRAINT, `${path}.${problem.path}`);
  }
  if (problem !== undefined) {
    throw seedError(`${path}.${problem.path}`, problem.message);
  }
}

const UNKNOWN_CONSTRAINT =
  "has an unknown member; the members are EncryptionContextEquals, EncryptionContextSubset";

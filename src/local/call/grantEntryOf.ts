import type { GrantListEntry } from "../../kms/structures.js";
import type { Grant } from "../keys/Grant.js";
import type { KmsKey } from "../keys/KmsKey.js";

/** A grant as KMS lists it. */
export const grantEntryOf = (key: KmsKey, grant: Grant): GrantListEntry => ({
  KeyId: key.arn,
  GrantId: grant.grantId,
  Name: grant.name ?? "",
  // In whole seconds, as KMS returns it for grants.
  CreationDate: new Date(Math.floor(grant.creationDate.getTime() / 1000) * 1000),
  GranteePrincipal: grant.granteePrincipal,
  RetiringPrincipal: grant.retiringPrincipal,
  IssuingAccount: `${key.arn.split(":").slice(0, 2).join(":")}:iam::${grant.issuingAccount}:root`,
  Operations: [...grant.operations],
  Constraints: grant.constraints,
});

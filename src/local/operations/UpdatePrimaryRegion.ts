import { NotFoundException } from "../../kms/errors.js";
import type { UpdatePrimaryRegionRequest } from "../../kms/operations/UpdatePrimaryRegion.js";
import type { Call } from "../call/Call.js";
import { checkEnabled } from "../call/checkKeyState.js";
import { notPrimary } from "../call/checkRotation.js";
import { checkAccess, findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { isPrimary } from "../keys/KeyFamily.js";

/** UpdatePrimaryRegion: makes a replica the primary key, and the primary key a replica. It takes no time in LocalKms. */
export function updatePrimaryRegion(call: Call, request: UpdatePrimaryRegionRequest): undefined {
  const { PrimaryRegion: region } = request;
  const conditions = { "kms:primaryregion": [region] };
  const primary = findKeyByIdOrArn(call, request.KeyId, { conditions });
  checkEnabled(primary);
  const { family } = primary;
  if (family === undefined || !isPrimary(primary)) {
    throw notPrimary(primary);
  }
  const replica = family.members.get(region);
  if (replica === undefined || replica === primary) {
    throw createException(
      NotFoundException,
      `The key ${primary.arn} has no replica in the Region ${region}.`,
    );
  }
  checkAccess(call, replica, { conditions });
  checkEnabled(replica);
  family.primaryRegion = region;
}

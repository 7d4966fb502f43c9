import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { partitionOf } from "../arn.js";
import { createException, notImplemented } from "../exceptions.js";
import type { KeyStore } from "../keys/KeyStore.js";
import type { Call } from "./Call.js";

/**
 * Returns the store for a replica.
 *
 * @throws {@link UnsupportedOperationException} when the Region is in another partition.
 * @throws `NotImplementedException` when LocalKms does not serve the Region.
 */
export function storeOfReplica({ keys }: Call, region: string): KeyStore {
  if (partitionOf(region) !== partitionOf(keys.location.region)) {
    throw createException(UnsupportedOperationException, `Region ${region} is in another partition.`);
  }
  const store = keys.inRegion(region);
  if (store === undefined) {
    throw notImplemented(
      `LocalKms does not serve the Region ${region}`,
      "add it to the option regions of LocalKms.start",
    );
  }
  return store;
}

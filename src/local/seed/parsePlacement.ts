import { KeyState, OriginType } from "../../kms/enums.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import type { PreparedKey } from "./parseKey.js";
import { seedError } from "./SeedError.js";
import type { SeedRegions } from "./SeedRegions.js";
import { listOf } from "./seedChecks.js";

/** Where a key of a seed is. */
export interface Placement {
  /** The Region of the key. */
  readonly region: string;
  /** Whether it is a multi-Region key. */
  readonly isMultiRegion: boolean;
  /** The Regions of its replicas. */
  readonly replicaRegions: readonly string[];
}

/**
 * Parses the Regions of a key of a seed.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parsePlacement(key: JsonObject, path: string, regions: SeedRegions): Placement {
  const { MultiRegion: isMultiRegion = false, ReplicaRegions: replicas } = key;
  if (typeof isMultiRegion !== "boolean") {
    throw seedError(`${path}.MultiRegion`, "must be true or false");
  }
  const region = servedRegion(key.Region, `${path}.Region`, regions);
  const at = `${path}.ReplicaRegions`;
  if (replicas !== undefined && !isMultiRegion) {
    throw seedError(at, "requires MultiRegion: true");
  }
  const replicaRegions = listOf(replicas ?? [], at).map((name, index) =>
    servedRegion(name, `${at}[${index}]`, regions),
  );
  if (new Set([region, ...replicaRegions]).size <= replicaRegions.length) {
    throw seedError(at, "must not contain a Region twice, nor the Region of the primary key");
  }
  return { region, isMultiRegion, replicaRegions };
}

/** A Region that the LocalKms serves. */
export function servedRegion(name: unknown, path: string, { region, serves }: SeedRegions): string {
  const served = name ?? region;
  if (typeof served !== "string" || !serves(served)) {
    throw seedError(path, "must be a Region that the LocalKms serves; add it to the option regions");
  }
  return served;
}

/** Checks that a multi-Region key can have its origin and its replicas. */
export function checkPlacement(
  { isMultiRegion, replicaRegions }: Placement,
  { origin, lifecycle }: Pick<PreparedKey, "origin" | "lifecycle">,
  path: string,
): void {
  if (isMultiRegion && origin === OriginType.AWS_CLOUDHSM) {
    throw seedError(`${path}.MultiRegion`, "must not be true for a key in a custom key store");
  }
  if (replicaRegions.length > 0 && lifecycle.state === KeyState.PendingDeletion) {
    throw seedError(`${path}.ReplicaRegions`, "must be left out for a key that is pending deletion");
  }
}

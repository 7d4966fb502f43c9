/** Amazon Resource Names (ARNs) of keys and aliases. */

import { partitionNameOf } from "../kms/partitions.js";

/** The account and Region of a key. */
export interface Location {
  /** The Region, such as `us-east-1`. */
  readonly region: string;
  /** The account ID, 12 digits. */
  readonly accountId: string;
}

/** The parts of a KMS ARN. */
interface KmsArn extends Location {
  /** The resource, such as `key/1234abcd-…` or `alias/orders`. */
  readonly resource: string;
}

/** The partition of a Region, such as `aws` or `aws-cn`. */
export function partitionOf(region: string): string {
  const known = partitions.get(region) ?? partitionNameOf(region);
  if (partitions.size < MAX_REGIONS) {
    partitions.set(region, known);
  }
  return known;
}

const MAX_REGIONS = 1000;
const partitions = new Map<string, string>();

/** The ARN of a key or an alias. */
export const arnOf = ({ region, accountId }: Location, resource: string): string =>
  `arn:${partitionOf(region)}:kms:${region}:${accountId}:${resource}`;

/** Parses an ARN. Returns `undefined` for text that is not a KMS ARN. */
export function parseArn(text: string): KmsArn | undefined {
  const [, region, accountId, resource] = /^arn:[^:]+:kms:([^:]+):([^:]+):(.+)$/s.exec(text) ?? [];
  return region === undefined || accountId === undefined || resource === undefined
    ? undefined
    : { region, accountId, resource };
}

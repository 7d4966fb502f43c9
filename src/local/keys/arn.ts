/** Amazon Resource Names of keys and aliases. */

import { partitionOf as partitionOfRegion } from "../../protocol/partitions.js";

/** Where keys live: one account in one Region. */
export interface Location {
  /** The Region, such as `us-east-1`. */
  readonly region: string;
  /** The account, 12 digits. */
  readonly accountId: string;
}

/** The parts of an ARN of KMS. */
export interface KmsArn extends Location {
  /** What it names, such as `key/1234abcd-…` or `alias/orders`. */
  readonly resource: string;
}

/** The partition that a Region belongs to, such as `aws` or `aws-cn`. */
export const partitionOf = (region: string): string => partitionOfRegion(region).id;

/** The ARN of a key or an alias. */
export const arnOf = ({ region, accountId }: Location, resource: string): string =>
  `arn:${partitionOf(region)}:kms:${region}:${accountId}:${resource}`;

/** Takes an ARN apart; `undefined` when the text is not the ARN of something in KMS. */
export function parseArn(text: string): KmsArn | undefined {
  const [, region, accountId, resource] = /^arn:[^:]+:kms:([^:]+):([^:]+):(.+)$/s.exec(text) ?? [];
  return region === undefined || accountId === undefined || resource === undefined
    ? undefined
    : { region, accountId, resource };
}

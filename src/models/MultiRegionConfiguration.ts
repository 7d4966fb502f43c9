import { enumeration, list, string, structure } from "../protocol/shapes.js";
import { MultiRegionKeyType } from "./MultiRegionKeyType.js";

/**
 * A multi-Region key in one of its Regions.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionKey.html
 */
export interface MultiRegionKey {
  /** Its key ARN. */
  Arn?: string | undefined;
  /** Its Region. */
  Region?: string | undefined;
}

/**
 * The Regions that a multi-Region key exists in.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionConfiguration.html
 */
export interface MultiRegionConfiguration {
  /** Whether the key itself is the primary or a replica. */
  MultiRegionKeyType?: MultiRegionKeyType | undefined;
  /** The primary key; the key itself when it is that. */
  PrimaryKey?: MultiRegionKey | undefined;
  /** The replica keys; the key itself is among them when it is one. */
  ReplicaKeys?: MultiRegionKey[] | undefined;
}

const multiRegionKey = () => structure<MultiRegionKey>({ Arn: string(), Region: string() });

/** The shape of {@link MultiRegionConfiguration}. */
export const multiRegionConfiguration = () =>
  structure<MultiRegionConfiguration>({
    MultiRegionKeyType: enumeration(MultiRegionKeyType),
    PrimaryKey: multiRegionKey(),
    ReplicaKeys: list(multiRegionKey()),
  });

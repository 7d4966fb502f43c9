import type { KmsKey } from "./KmsKey.js";

/** Related multi-Region keys: a primary key and its replicas. */
export interface KeyFamily {
  /** The Region of the primary key. */
  primaryRegion: string;
  /** The keys, by Region. */
  readonly members: Map<string, KmsKey>;
}

/** Whether a key is a replica of a multi-Region key. */
export const isReplica = ({ family, arn }: KmsKey): boolean =>
  family !== undefined && family.members.get(family.primaryRegion)?.arn !== arn;

/** Whether a key is the primary key of a family. */
export const isPrimary = (key: KmsKey): boolean => key.family !== undefined && !isReplica(key);

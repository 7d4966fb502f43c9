import { TagException } from "../../kms/errors.js";
import type { Tag } from "../../kms/structures.js";
import { createException } from "../exceptions.js";

const MAX_TAGS = 50;

/**
 * Adds tags to those of a key. New tags replace old ones with the same tag key.
 *
 * @throws {@link TagException} when a tag key is duplicated or belongs to AWS, or when the key would have more than 50 tags.
 */
export function addTags(before: ReadonlyMap<string, string>, tags: readonly Tag[]): Map<string, string> {
  if (new Set(tags.map(({ TagKey }) => TagKey)).size < tags.length) {
    throw createException(TagException, "Duplicate tag keys");
  }
  checkTagKeys(tags.map(({ TagKey }) => TagKey));
  const after = new Map([...before, ...tags.map(({ TagKey, TagValue }) => [TagKey, TagValue] as const)]);
  if (after.size > MAX_TAGS) {
    throw createException(TagException, "Too many tags");
  }
  return after;
}

/**
 * Checks that callers may change tags.
 *
 * @throws {@link TagException} when a tag key belongs to AWS.
 */
export function checkTagKeys(tagKeys: readonly string[]): void {
  if (tagKeys.some((tagKey) => tagKey.toLowerCase().startsWith("aws:"))) {
    throw createException(TagException, "Tags beginning with aws: are reserved");
  }
}

/** The values of condition keys for the tags in a request. */
export const tagConditions = (tags: readonly Tag[] = []): Record<string, readonly string[]> => ({
  ...Object.fromEntries(
    tags.map(({ TagKey, TagValue }) => [`aws:requesttag/${TagKey.toLowerCase()}`, [TagValue]]),
  ),
  "aws:tagkeys": tags.map(({ TagKey }) => TagKey),
});

import { TagException } from "../../exceptions/management.js";
import type { Tag } from "../../models/Tag.js";
import { refusal } from "../exceptions.js";

const MAX_TAGS = 50;

/**
 * Adds tags to those of a key; a tag of the same name gives way.
 *
 * @throws (by KMS) {@link TagException} when a name comes twice, belongs to AWS, or there are more than 50 then.
 */
export function addTags(before: ReadonlyMap<string, string>, tags: readonly Tag[]): Map<string, string> {
  if (new Set(tags.map(({ TagKey }) => TagKey)).size < tags.length) {
    throw refusal(TagException, "Duplicate tag keys");
  }
  if (tags.some(({ TagKey }) => TagKey.toLowerCase().startsWith("aws:"))) {
    throw refusal(TagException, "Tags beginning with aws: are reserved");
  }
  const after = new Map([...before, ...tags.map(({ TagKey, TagValue }) => [TagKey, TagValue] as const)]);
  if (after.size > MAX_TAGS) {
    throw refusal(TagException, "Too many tags");
  }
  return after;
}

/** What conditions may ask of the tags of a request. */
export const tagConditions = (tags: readonly Tag[] = []): Record<string, readonly string[]> => ({
  ...Object.fromEntries(
    tags.map(({ TagKey, TagValue }) => [`aws:requesttag/${TagKey.toLowerCase()}`, [TagValue]]),
  ),
  "aws:tagkeys": tags.map(({ TagKey }) => TagKey),
});

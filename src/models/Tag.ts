import { list, required, string, structure } from "../protocol/shapes.js";

/**
 * A tag of a KMS key. Not secret: tags appear in CloudTrail and on bills.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html
 */
export interface Tag {
  /** Its name, 1 to 128 characters; unique among the tags of a key. */
  TagKey: string;
  /** Its value, up to 256 characters; may be empty. */
  TagValue: string;
}

/** The shape of a list of {@link Tag}. */
export const tagList = () =>
  list(
    structure<Tag>({
      TagKey: required(string({ min: 1, max: 128 })),
      TagValue: required(string({ min: 0, max: 256 })),
    }),
  );

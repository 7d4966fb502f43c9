import { list, required, string, structure } from "../../shapes/shapes.js";

/**
 * A tag of a KMS key. Not secret: tags appear in CloudTrail and on bills.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html
 */
export interface Tag {
  /** The key of the tag, 1 to 128 characters. Each tag of a KMS key has its own. */
  TagKey: string;
  /** The value of the tag, up to 256 characters; may be empty. */
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

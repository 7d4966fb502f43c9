import { map, string, structure } from "../protocol/shapes.js";

/**
 * What narrows the use of a grant. Not secret: it appears in CloudTrail.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
export interface GrantConstraints {
  /**
   * Up to 8 pairs, values of up to 384 characters, that the encryption context of a call must contain; it may contain
   * others. Default: none.
   */
  EncryptionContextSubset?: Record<string, string> | undefined;
  /**
   * Up to 8 pairs, values of up to 384 characters, that the encryption context of a call must consist of. Default: any
   * context will do.
   */
  EncryptionContextEquals?: Record<string, string> | undefined;
  /** The ARN of the resource that an AWS service must act for, 20 to 512 characters. Default: any. */
  SourceArn?: string | undefined;
}

/** The shape of {@link GrantConstraints}. */
export const grantConstraints = () =>
  structure<GrantConstraints>({
    EncryptionContextSubset: map(),
    EncryptionContextEquals: map(),
    SourceArn: string({
      min: 20,
      max: 512,
      pattern: /^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$/,
    }),
  });

/** The structures of grants, each with its shape. */
import { enumeration, list, map, required, string, structure, timestamp } from "../../shapes/shapes.js";
import { GrantOperation } from "../enums.js";

/**
 * The conditions under which a grant applies. Not secret: they appear in CloudTrail.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
export interface GrantConstraints {
  /**
   * Up to 8 pairs, with values of up to 384 characters, that the encryption context of a call must contain. It
   * may contain others. Default: none.
   */
  EncryptionContextSubset?: Record<string, string> | undefined;
  /**
   * Up to 8 pairs, with values of up to 384 characters, that the encryption context of a call must equal.
   * Default: any encryption context.
   */
  EncryptionContextEquals?: Record<string, string> | undefined;
  /**
   * The ARN of the resource on whose behalf an AWS service must make the call, 20 to 512 characters. Default:
   * any.
   */
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

/**
 * A grant, as listed by {@link ListGrantsCommand} and {@link ListRetirableGrantsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html
 */
export interface GrantListEntry {
  /** The key ARN. */
  KeyId?: string | undefined;
  /** The grant ID. */
  GrantId: string;
  /** The name from CreateGrant. Missing or empty if the grant has no name. */
  Name?: string | undefined;
  /** When the grant was created. */
  CreationDate?: Date | undefined;
  /**
   * The principal that may use the key: an ARN, or a service principal such as `acm.us-east-2.amazonaws.com`.
   */
  GranteePrincipal?: string | undefined;
  /** The principal that may retire the grant. Missing if the grant names none. */
  RetiringPrincipal?: string | undefined;
  /** The account that created the grant, as the ARN of its root user. */
  IssuingAccount?: string | undefined;
  /** The operations that the grant allows. */
  Operations?: GrantOperation[] | undefined;
  /** The conditions under which the grant applies. Missing if there are none. */
  Constraints?: GrantConstraints | undefined;
  /** The AWS service that may use the key. Missing unless CreateGrant named one. */
  GranteeServicePrincipal?: string | undefined;
  /** The AWS service that may retire the grant. Missing unless CreateGrant named one. */
  RetiringServicePrincipal?: string | undefined;
}

/** The shape of {@link GrantListEntry}. */
export const grantListEntry = () =>
  structure<GrantListEntry>({
    KeyId: string(),
    GrantId: required(string()),
    Name: string(),
    CreationDate: timestamp(),
    GranteePrincipal: string(),
    RetiringPrincipal: string(),
    IssuingAccount: string(),
    Operations: list(enumeration(GrantOperation)),
    Constraints: grantConstraints(),
    GranteeServicePrincipal: string(),
    RetiringServicePrincipal: string(),
  });

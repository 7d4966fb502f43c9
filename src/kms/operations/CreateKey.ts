import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, enumeration, required, string } from "../../shapes/shapes.js";
import type {
  InvalidArnException,
  LimitExceededException,
  UnsupportedOperationException,
} from "../commonErrors.js";
import { CustomerMasterKeySpec, KeySpec, KeyUsageType, OriginType } from "../enums.js";
import {
  CloudHsmClusterInvalidConfigurationException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  type DependencyTimeoutException,
  type KMSInternalException,
  MalformedPolicyDocumentException,
  TagException,
  XksKeyAlreadyInUseException,
  XksKeyInvalidConfigurationException,
  XksKeyNotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId, keyDescription, policyDocument } from "../members.js";
import { oneNameOfKeySpec, usageUnlessSymmetric } from "../rules.js";
import { type KeyMetadata, keyMetadata, type Tag, tagList } from "../structures.js";

/**
 * The input of {@link CreateKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_RequestSyntax
 */
export interface CreateKeyRequest {
  /**
   * The key policy, a JSON document of 1 to 131072 characters; KMS accepts at most 32 KB. Default: a key
   * policy that lets the IAM policies of the account decide.
   */
  Policy?: string | undefined;
  /** The description, up to 8192 characters. Not secret: it appears in CloudTrail. Default: empty. */
  Description?: string | undefined;
  /** The key usage. Required for every `KeySpec` except `SYMMETRIC_DEFAULT`. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /**
   * The former name of `KeySpec`; not together with `KeySpec`.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The key spec: the kind of key. Default: `SYMMETRIC_DEFAULT`. */
  KeySpec?: KeySpec | undefined;
  /** Where the key material comes from. Default: `AWS_KMS`. */
  Origin?: OriginType | undefined;
  /**
   * The ID of the custom key store to create the key in, 1 to 64 characters; with `Origin` `AWS_CLOUDHSM` or
   * `EXTERNAL_KEY_STORE`. Default: none.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * Whether to accept a policy that does not allow the caller to change it again. Such a key may become
   * unmanageable. Default: `false`.
   */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  /** The tags of the key, at most 50. The caller then also needs `kms:TagResource`. Default: none. */
  Tags?: Tag[] | undefined;
  /** Whether to create a multi-Region primary key. Default: `false`. */
  MultiRegion?: boolean | undefined;
  /**
   * The ID of the external key, 1 to 128 characters. Required with `Origin` `EXTERNAL_KEY_STORE`. Default:
   * none.
   */
  XksKeyId?: string | undefined;
}

/** The input of {@link CreateKeyCommand}. */
export interface CreateKeyCommandInput extends CreateKeyRequest {}

/**
 * The output of {@link CreateKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_ResponseSyntax
 */
export interface CreateKeyResponse {
  /** The new key. */
  KeyMetadata: KeyMetadata;
}

/** The output of {@link CreateKeyCommand}, with the metadata of the call. */
export interface CreateKeyCommandOutput extends CreateKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for CreateKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_Errors
 */
export type CreateKeyException =
  | CloudHsmClusterInvalidConfigurationException
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | LimitExceededException
  | MalformedPolicyDocumentException
  | TagException
  | UnsupportedOperationException
  | XksKeyAlreadyInUseException
  | XksKeyInvalidConfigurationException
  | XksKeyNotFoundException;

/**
 * Creates a KMS key, by default a symmetric encryption key. A key costs money every month until it is
 * deleted.
 *
 * The caller needs `kms:CreateKey`.
 *
 * Not idempotent: a retry would create another key.
 *
 * @throws (client fault) {@link CloudHsmClusterInvalidConfigurationException}: the CloudHSM cluster does not meet the requirements.
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the custom key store is not connected.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link MalformedPolicyDocumentException}: the key policy is not valid.
 * @throws (client fault) {@link TagException}: a tag is not valid.
 * @throws (client fault) {@link UnsupportedOperationException}: the Region does not support this kind of key.
 * @throws (client fault) {@link XksKeyAlreadyInUseException}: another KMS key already uses the external key.
 * @throws (client fault) {@link XksKeyInvalidConfigurationException}: the external key does not meet the requirements.
 * @throws (client fault) {@link XksKeyNotFoundException}: the external key store has no such key.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
 */
export class CreateKeyCommand extends KMSCommand<CreateKeyCommandInput, CreateKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<CreateKeyCommandInput, CreateKeyCommandOutput> {
    return {
      name: "CreateKey",
      permissions: "kms:CreateKey, and kms:TagResource for tags",
      idempotent: false,
      advice: {
        UnsupportedOperationException:
          "The Region or the custom key store does not support a key with this KeySpec, KeyUsage and Origin.",
        LimitExceededException:
          "Schedule the deletion of keys that you do not need, or ask for a higher quota.",
      },
      errors: [
        CloudHsmClusterInvalidConfigurationException,
        CustomKeyStoreInvalidStateException,
        CustomKeyStoreNotFoundException,
        MalformedPolicyDocumentException,
        TagException,
        XksKeyAlreadyInUseException,
        XksKeyInvalidConfigurationException,
        XksKeyNotFoundException,
      ],
      input: {
        Policy: policyDocument(),
        Description: keyDescription(),
        KeyUsage: enumeration(KeyUsageType),
        CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
        KeySpec: enumeration(KeySpec),
        Origin: enumeration(OriginType),
        CustomKeyStoreId: customKeyStoreId(),
        BypassPolicyLockoutSafetyCheck: boolean(),
        Tags: tagList(),
        MultiRegion: boolean(),
        XksKeyId: string({ min: 1, max: 128, pattern: /^[a-zA-Z0-9-_.]+$/ }),
      },
      rules: [oneNameOfKeySpec(), usageUnlessSymmetric()],
      output: {
        KeyMetadata: required(keyMetadata()),
      },
    };
  }
}

import type { MetadataBearer } from "@smithy/types";
import type {
  InvalidArnException,
  LimitExceededException,
  UnsupportedOperationException,
} from "../exceptions/common.js";
import type { DependencyTimeoutException, KMSInternalException } from "../exceptions/documented.js";
import {
  CloudHsmClusterInvalidConfigurationException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  MalformedPolicyDocumentException,
  TagException,
  XksKeyAlreadyInUseException,
  XksKeyInvalidConfigurationException,
  XksKeyNotFoundException,
} from "../exceptions/management.js";
import { CustomerMasterKeySpec } from "../models/CustomerMasterKeySpec.js";
import { type KeyMetadata, keyMetadata } from "../models/KeyMetadata.js";
import { KeySpec } from "../models/KeySpec.js";
import { KeyUsageType } from "../models/KeyUsageType.js";
import { OriginType } from "../models/OriginType.js";
import { type Tag, tagList } from "../models/Tag.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { boolean, enumeration, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { oneNameOfKeySpec, policyDocument, usageUnlessSymmetric } from "./inputs.js";

/**
 * What {@link CreateKeyCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_RequestSyntax
 */
export interface CreateKeyCommandInput {
  /**
   * The key policy as JSON, 1 to 131072 characters; KMS takes at most 32 KB. Default: the account decides, by its
   * IAM policies.
   */
  Policy?: string | undefined;
  /** What its owner says of the key, up to 8192 characters. Not secret: it appears in CloudTrail. Default: empty. */
  Description?: string | undefined;
  /** What the key is for. Required with every `KeySpec` but `SYMMETRIC_DEFAULT`. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /**
   * The former name of `KeySpec`; only one of them may be given.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The kind of the key. Default: `SYMMETRIC_DEFAULT`. */
  KeySpec?: KeySpec | undefined;
  /** Where its key material comes from. Default: `AWS_KMS`. */
  Origin?: OriginType | undefined;
  /**
   * The custom key store to make it in, 1 to 64 characters; with `Origin` `AWS_CLOUDHSM` or `EXTERNAL_KEY_STORE`.
   * Default: none.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * Whether the policy may keep the caller from changing it later, which may make the key unmanageable. Default:
   * `false`.
   */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  /** Its tags, at most 50. The caller then needs `kms:TagResource`, too. Default: none. */
  Tags?: Tag[] | undefined;
  /** Whether to make a multi-Region primary key. Default: `false`. */
  MultiRegion?: boolean | undefined;
  /**
   * The key of the external key store, 1 to 128 characters; required with `Origin` `EXTERNAL_KEY_STORE`. Default:
   * none.
   */
  XksKeyId?: string | undefined;
}

/** What {@link CreateKeyCommand} takes, under its name in the API reference. */
export type CreateKeyRequest = CreateKeyCommandInput;

/**
 * What {@link CreateKeyCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html#API_CreateKey_ResponseSyntax
 */
export interface CreateKeyResponse {
  /** The new key. */
  KeyMetadata: KeyMetadata;
}

/** What {@link CreateKeyCommand} returns, with the metadata of the call. */
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

/** The declaration of CreateKey. */
export const CreateKey = late(() =>
  operation<CreateKeyCommandInput, CreateKeyCommandOutput>("CreateKey", {
    permissions: "kms:CreateKey, and kms:TagResource for tags",
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
      Description: string({ min: 0, max: 8192 }),
      KeyUsage: enumeration(KeyUsageType),
      CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
      KeySpec: enumeration(KeySpec),
      Origin: enumeration(OriginType),
      CustomKeyStoreId: string({ min: 1, max: 64 }),
      BypassPolicyLockoutSafetyCheck: boolean(),
      Tags: tagList(),
      MultiRegion: boolean(),
      XksKeyId: string({ min: 1, max: 128, pattern: /^[a-zA-Z0-9-_.]+$/ }),
    },
    rules: [oneNameOfKeySpec(), usageUnlessSymmetric()],
    output: {
      KeyMetadata: required(keyMetadata()),
    },
  }),
);

/**
 * Makes a KMS key. It costs money every month until it is deleted. Without any option it is a symmetric encryption
 * key.
 *
 * The call is not safe to repeat: an attempt whose answer got lost may have made a key, and a retry makes another.
 *
 * The caller needs `kms:CreateKey`.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (client fault) {@link CloudHsmClusterInvalidConfigurationException}: the CloudHSM cluster of the key store lacks something.
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the state of the custom key store forbids it.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link MalformedPolicyDocumentException}: the key policy is not valid.
 * @throws (client fault) {@link TagException}: a tag is not valid.
 * @throws (client fault) {@link UnsupportedOperationException}: the kind of the key is not to be had in this Region.
 * @throws (client fault) {@link XksKeyAlreadyInUseException}: the external key is behind another KMS key.
 * @throws (client fault) {@link XksKeyInvalidConfigurationException}: the external key lacks something.
 * @throws (client fault) {@link XksKeyNotFoundException}: the external key store has no such key.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
 */
export class CreateKeyCommand extends command(CreateKey) {}

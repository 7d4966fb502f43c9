import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { enumeration, list, required, string, structure, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import {
  ExpirationModelType,
  ImportState,
  IncludeKeyMaterial,
  KeyMaterialState,
  RotationType,
} from "../enums.js";
import {
  InvalidMarkerException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, pageRequest, pageResponse } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * Key material of a key, and the rotation that introduced it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html
 */
export interface RotationsListEntry {
  /** The key ARN. */
  KeyId?: string | undefined;
  /** The ID of the key material, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
  /**
   * The description given when the key material was imported, up to 256 characters. Only for imported key
   * material.
   */
  KeyMaterialDescription?: string | undefined;
  /** Whether the key material is present in KMS. Only for imported key material. */
  ImportState?: ImportState | undefined;
  /** What KMS uses the key material for. */
  KeyMaterialState?: KeyMaterialState | undefined;
  /** Whether the key material expires. Only for imported key material. */
  ExpirationModel?: ExpirationModelType | undefined;
  /** When the key material expires. Only for imported key material that expires. */
  ValidTo?: Date | undefined;
  /**
   * When the rotation completed. Missing for the first key material and for key material pending rotation.
   */
  RotationDate?: Date | undefined;
  /**
   * What triggered the rotation. Missing for the first key material and for key material pending rotation.
   */
  RotationType?: RotationType | undefined;
}

const rotationsListEntry = () =>
  structure<RotationsListEntry>({
    KeyId: string(),
    KeyMaterialId: string(),
    KeyMaterialDescription: string(),
    ImportState: enumeration(ImportState),
    KeyMaterialState: enumeration(KeyMaterialState),
    ExpirationModel: enumeration(ExpirationModelType),
    ValidTo: timestamp(),
    RotationDate: timestamp(),
    RotationType: enumeration(RotationType),
  });

/**
 * The input of {@link ListKeyRotationsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html#API_ListKeyRotations_RequestSyntax
 */
export interface ListKeyRotationsRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** Which key material to list. Valid only for keys that KMS can rotate. Default: `ROTATIONS_ONLY`. */
  IncludeKeyMaterial?: IncludeKeyMaterial | undefined;
  /** The maximum number of items per page, 1 to 1000. Default: 100. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListKeyRotationsCommand}. */
export interface ListKeyRotationsCommandInput extends ListKeyRotationsRequest {}

/**
 * The output of {@link ListKeyRotationsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html#API_ListKeyRotations_ResponseSyntax
 */
export interface ListKeyRotationsResponse {
  /** The rotations, or all key material, of this page. */
  Rotations: RotationsListEntry[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListKeyRotationsCommand}, with the metadata of the call. */
export interface ListKeyRotationsCommandOutput extends ListKeyRotationsResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListKeyRotations, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html#API_ListKeyRotations_Errors
 */
export type ListKeyRotationsException =
  | InvalidArnException
  | InvalidMarkerException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Lists the completed rotations of a key, one page per call; {@link paginateListKeyRotations} iterates over
 * all pages. With `IncludeKeyMaterial: "ALL_KEY_MATERIAL"` it lists all key material of the key.
 *
 * The caller needs `kms:ListKeyRotations` on the key.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * for await (const { Rotations } of paginateListKeyRotations({ client }, { KeyId })) {
 *   for (const { RotationDate, RotationType } of Rotations) console.log(RotationDate, RotationType);
 * }
 * ```
 *
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: KMS cannot rotate this key.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html
 */
export class ListKeyRotationsCommand extends KMSCommand<
  ListKeyRotationsCommandInput,
  ListKeyRotationsCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListKeyRotationsCommandInput, ListKeyRotationsCommandOutput> {
    return {
      name: "ListKeyRotations",
      permissions: "kms:ListKeyRotations on the key",
      idempotent: true,
      advice: ownAccountOnly,
      errors: [InvalidMarkerException],
      input: {
        KeyId: required(keyIdentifier()),
        IncludeKeyMaterial: enumeration(IncludeKeyMaterial),
        ...pageRequest(),
      },
      output: {
        Rotations: required(list(rotationsListEntry())),
        ...pageResponse(),
      },
    };
  }
}

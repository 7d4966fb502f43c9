import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, integer } from "../../shapes/shapes.js";
import type { UnsupportedOperationException } from "../commonErrors.js";
import {
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  type DependencyTimeoutException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId } from "../members.js";
import { randomLength } from "../rules.js";
import { type RecipientInfo, recipientInfo } from "../structures.js";

/**
 * The input of {@link GenerateRandomCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html#API_GenerateRandom_RequestSyntax
 */
export interface GenerateRandomRequest {
  /** The number of bytes to generate, 1 to 1024. Required. */
  NumberOfBytes?: number | undefined;
  /**
   * The ID of the AWS CloudHSM key store that generates the bytes, 1 to 64 characters. External key stores
   * are not supported. Default: KMS generates them.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * The enclave to encrypt the response for. The response then contains `CiphertextForRecipient` and no
   * `Plaintext`. Default: none.
   */
  Recipient?: RecipientInfo | undefined;
}

/** The input of {@link GenerateRandomCommand}. */
export interface GenerateRandomCommandInput extends GenerateRandomRequest {}

/**
 * The output of {@link GenerateRandomCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html#API_GenerateRandom_ResponseSyntax
 */
export interface GenerateRandomResponse {
  /** The random bytes, in memory of their own. Missing if the request has a `Recipient`. Never logged. */
  Plaintext?: Bytes | undefined;
  /** The random bytes, encrypted for the `Recipient` of the request. */
  CiphertextForRecipient?: Bytes | undefined;
}

/** The output of {@link GenerateRandomCommand}, with the metadata of the call. */
export interface GenerateRandomCommandOutput extends GenerateRandomResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateRandom, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html#API_GenerateRandom_Errors
 */
export type GenerateRandomException =
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | DependencyTimeoutException
  | KMSInternalException
  | UnsupportedOperationException;

/**
 * Generates cryptographically secure random bytes. It uses no KMS key.
 *
 * The caller needs `kms:GenerateRandom`.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * const { Plaintext } = await client.send(new GenerateRandomCommand({ NumberOfBytes: 32 }));
 * ```
 *
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the custom key store is not connected.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link UnsupportedOperationException}: external key stores are not supported.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html
 */
export class GenerateRandomCommand extends KMSCommand<
  GenerateRandomCommandInput,
  GenerateRandomCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GenerateRandomCommandInput, GenerateRandomCommandOutput> {
    return {
      name: "GenerateRandom",
      permissions: "kms:GenerateRandom",
      idempotent: true,
      advice: {
        UnsupportedOperationException: "The Region or the custom key store does not support it.",
      },
      errors: [CustomKeyStoreInvalidStateException, CustomKeyStoreNotFoundException],
      input: {
        NumberOfBytes: integer({ min: 1, max: 1024 }),
        CustomKeyStoreId: customKeyStoreId(),
        Recipient: recipientInfo(),
      },
      rules: [randomLength()],
      output: {
        Plaintext: blob({ sensitive: true }),
        CiphertextForRecipient: blob(),
      },
    };
  }
}

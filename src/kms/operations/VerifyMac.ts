import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { MacAlgorithmSpec } from "../enums.js";
import {
  type DisabledException,
  type DryRunOperationException,
  type InvalidGrantTokenException,
  type InvalidKeyUsageException,
  type KeyUnavailableException,
  type KMSInternalException,
  KMSInvalidMacException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { enableThisKey, keyFor } from "../operationAdvice.js";

/**
 * The input of {@link VerifyMacCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html#API_VerifyMac_RequestSyntax
 */
export interface VerifyMacRequest {
  /** The message, 1 to 4096 bytes. Never logged. */
  Message: Uint8Array;
  /**
   * The HMAC key that generated the message authentication code: key ID, key ARN, alias name (`alias/…`) or
   * alias ARN, 1 to 2048 characters. Use the key ARN or alias ARN for a key of another account.
   */
  KeyId: string;
  /** The algorithm that generated the message authentication code. */
  MacAlgorithm: MacAlgorithmSpec;
  /** The message authentication code to verify, 1 to 6144 bytes. */
  Mac: Uint8Array;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link VerifyMacCommand}. */
export interface VerifyMacCommandInput extends VerifyMacRequest {}

/**
 * The output of {@link VerifyMacCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html#API_VerifyMac_ResponseSyntax
 */
export interface VerifyMacResponse {
  /** The key ARN. */
  KeyId: string;
  /** Whether the message authentication code is valid: always `true`. */
  MacValid: boolean;
  /** The algorithm that verified the message authentication code. */
  MacAlgorithm: MacAlgorithmSpec;
}

/** The output of {@link VerifyMacCommand}, with the metadata of the call. */
export interface VerifyMacCommandOutput extends VerifyMacResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for VerifyMac, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html#API_VerifyMac_Errors
 */
export type VerifyMacException =
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidMacException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Verifies a message authentication code (HMAC) from {@link GenerateMacCommand}. The call returns only if the
 * code is valid; otherwise it throws {@link KMSInvalidMacException}.
 *
 * The caller needs `kms:VerifyMac` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * const { MacValid } = await client.send(
 *   new VerifyMacCommand({ KeyId: "alias/mac", MacAlgorithm: "HMAC_SHA_256", Message: message, Mac: mac }),
 * );
 * ```
 *
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an HMAC key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidMacException}: the message authentication code is not valid.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html
 */
export class VerifyMacCommand extends KMSCommand<VerifyMacCommandInput, VerifyMacCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<VerifyMacCommandInput, VerifyMacCommandOutput> {
    return {
      name: "VerifyMac",
      permissions: "kms:VerifyMac on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        ...keyFor("GENERATE_VERIFY_MAC", "MacAlgorithm"),
      },
      errors: [KMSInvalidMacException],
      input: {
        Message: required(blob({ min: 1, max: 4096, sensitive: true })),
        KeyId: required(keyIdentifier()),
        MacAlgorithm: required(enumeration(MacAlgorithmSpec)),
        Mac: required(blob({ min: 1, max: 6144 })),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      output: {
        KeyId: required(string()),
        MacValid: required(boolean()),
        MacAlgorithm: required(enumeration(MacAlgorithmSpec)),
      },
    };
  }
}

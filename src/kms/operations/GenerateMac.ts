import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { MacAlgorithmSpec } from "../enums.js";
import type {
  DisabledException,
  DryRunOperationException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { keyFor } from "../operationAdvice.js";

/**
 * The input of {@link GenerateMacCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html#API_GenerateMac_RequestSyntax
 */
export interface GenerateMacRequest {
  /** The message, 1 to 4096 bytes. Never logged. */
  Message: Uint8Array;
  /**
   * The HMAC key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the key ARN
   * or alias ARN for a key of another account.
   */
  KeyId: string;
  /** The algorithm. The key must support it. */
  MacAlgorithm: MacAlgorithmSpec;
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

/** The input of {@link GenerateMacCommand}. */
export interface GenerateMacCommandInput extends GenerateMacRequest {}

/**
 * The output of {@link GenerateMacCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html#API_GenerateMac_ResponseSyntax
 */
export interface GenerateMacResponse {
  /** The message authentication code. */
  Mac: Bytes;
  /** The algorithm that generated the message authentication code. */
  MacAlgorithm: MacAlgorithmSpec;
  /** The key ARN. */
  KeyId: string;
}

/** The output of {@link GenerateMacCommand}, with the metadata of the call. */
export interface GenerateMacCommandOutput extends GenerateMacResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateMac, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html#API_GenerateMac_Errors
 */
export type GenerateMacException =
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Generates a message authentication code (HMAC) for a message. {@link VerifyMacCommand} verifies it.
 *
 * The caller needs `kms:GenerateMac` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * const { Mac } = await client.send(
 *   new GenerateMacCommand({ KeyId: "alias/mac", MacAlgorithm: "HMAC_SHA_256", Message: message }),
 * );
 * ```
 *
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an HMAC key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
 */
export class GenerateMacCommand extends KMSCommand<GenerateMacCommandInput, GenerateMacCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GenerateMacCommandInput, GenerateMacCommandOutput> {
    return {
      name: "GenerateMac",
      permissions: "kms:GenerateMac on the key",
      idempotent: true,
      advice: keyFor("GENERATE_VERIFY_MAC", "MacAlgorithm"),
      input: {
        Message: required(blob({ min: 1, max: 4096, sensitive: true })),
        KeyId: required(keyIdentifier()),
        MacAlgorithm: required(enumeration(MacAlgorithmSpec)),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      output: {
        Mac: required(blob()),
        MacAlgorithm: required(enumeration(MacAlgorithmSpec)),
        KeyId: required(string()),
      },
    };
  }
}

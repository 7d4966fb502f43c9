import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { EncapsulationAlgorithmSpec } from "../enums.js";
import type {
  DependencyTimeoutException,
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
 * The input of {@link EncapsulateCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html#API_Encapsulate_RequestSyntax
 */
export interface EncapsulateRequest {
  /**
   * The key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the key ARN or
   * alias ARN for a key of another account. Its usage must be `ENCAPSULATE_DECAPSULATE`.
   */
  KeyId: string;
  /** The algorithm; `ML_KEM` is the only one. */
  EncapsulationAlgorithm: EncapsulationAlgorithmSpec;
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

/** The input of {@link EncapsulateCommand}. */
export interface EncapsulateCommandInput extends EncapsulateRequest {}

/**
 * The output of {@link EncapsulateCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html#API_Encapsulate_ResponseSyntax
 */
export interface EncapsulateResponse {
  /** The key ARN. */
  KeyId: string;
  /**
   * The shared secret, 32 bytes in memory of their own. Use it as a key, or derive keys from it. Never
   * logged.
   */
  SharedSecret: Bytes;
  /**
   * The encapsulated shared secret, to send to the other party: 768 bytes with `ML_KEM_512`, 1088 bytes with
   * `ML_KEM_768`, 1568 bytes with `ML_KEM_1024`.
   */
  SharedSecretCiphertextBlob: Bytes;
  /** The algorithm that encapsulated the shared secret. */
  EncapsulationAlgorithm: EncapsulationAlgorithmSpec;
}

/** The output of {@link EncapsulateCommand}, with the metadata of the call. */
export interface EncapsulateCommandOutput extends EncapsulateResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Encapsulate, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html#API_Encapsulate_Errors
 */
export type EncapsulateException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Generates a secret to share with another party, and encapsulates it with the public key of an ML-KEM key.
 * The holder of the private key recovers the secret from the encapsulated form; in KMS with
 * {@link DecapsulateCommand}. Not available in China Regions.
 *
 * The caller needs `kms:Encapsulate` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an ML-KEM key.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html
 */
export class EncapsulateCommand extends KMSCommand<EncapsulateCommandInput, EncapsulateCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<EncapsulateCommandInput, EncapsulateCommandOutput> {
    return {
      name: "Encapsulate",
      permissions: "kms:Encapsulate on the key",
      idempotent: true,
      advice: keyFor("ENCAPSULATE_DECAPSULATE", "EncapsulationAlgorithm"),
      input: {
        KeyId: required(keyIdentifier()),
        EncapsulationAlgorithm: required(enumeration(EncapsulationAlgorithmSpec)),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      output: {
        KeyId: required(string()),
        SharedSecret: required(blob({ sensitive: true })),
        SharedSecretCiphertextBlob: required(blob()),
        EncapsulationAlgorithm: required(enumeration(EncapsulationAlgorithmSpec)),
      },
    };
  }
}

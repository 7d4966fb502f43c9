import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { EncapsulationAlgorithmSpec } from "../enums.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  InvalidCiphertextException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { bytesOr, enableThisKey, keyFor } from "../operationAdvice.js";

/**
 * The input of {@link DecapsulateCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html#API_Decapsulate_RequestSyntax
 */
export interface DecapsulateRequest {
  /**
   * The key whose public key encapsulated the shared secret: key ID, key ARN, alias name (`alias/…`) or alias
   * ARN, 1 to 2048 characters. Use the key ARN or alias ARN for a key of another account. Its usage must be
   * `ENCAPSULATE_DECAPSULATE`.
   */
  KeyId: string;
  /**
   * The encapsulated shared secret: 768 bytes with `ML_KEM_512`, 1088 bytes with `ML_KEM_768`, 1568 bytes
   * with `ML_KEM_1024`.
   */
  SharedSecretCiphertextBlob: Uint8Array;
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

/** The input of {@link DecapsulateCommand}. */
export interface DecapsulateCommandInput extends DecapsulateRequest {}

/**
 * The output of {@link DecapsulateCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html#API_Decapsulate_ResponseSyntax
 */
export interface DecapsulateResponse {
  /** The key ARN. */
  KeyId: string;
  /**
   * The shared secret, 32 bytes in memory of their own. Use it as a key, or derive keys from it. Never
   * logged.
   */
  SharedSecret: Bytes;
  /** The algorithm that recovered the shared secret. */
  EncapsulationAlgorithm: EncapsulationAlgorithmSpec;
}

/** The output of {@link DecapsulateCommand}, with the metadata of the call. */
export interface DecapsulateCommandOutput extends DecapsulateResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Decapsulate, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html#API_Decapsulate_Errors
 */
export type DecapsulateException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidCiphertextException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Recovers a shared secret that was encapsulated with the public key of an ML-KEM key, for example with
 * {@link EncapsulateCommand}. Not available in China Regions.
 *
 * The call also succeeds if the ciphertext was changed or belongs to another key: it then returns other
 * bytes. Before you use the secret, confirm that the other party has the same.
 *
 * The caller needs `kms:Decapsulate` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidCiphertextException}: the ciphertext does not have the length for the key spec.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an ML-KEM key.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html
 */
export class DecapsulateCommand extends KMSCommand<DecapsulateCommandInput, DecapsulateCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DecapsulateCommandInput, DecapsulateCommandOutput> {
    return {
      name: "Decapsulate",
      permissions: "kms:Decapsulate on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        ...keyFor("ENCAPSULATE_DECAPSULATE", "EncapsulationAlgorithm"),
        InvalidCiphertextException: (input) =>
          bytesOr(
            input,
            "SharedSecretCiphertextBlob",
            "Pass all bytes of the SharedSecretCiphertextBlob, and the KeyId and EncapsulationAlgorithm of its Encapsulate.",
          ),
      },
      input: {
        KeyId: required(keyIdentifier()),
        SharedSecretCiphertextBlob: required(blob()),
        EncapsulationAlgorithm: required(enumeration(EncapsulationAlgorithmSpec)),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      output: {
        KeyId: required(string()),
        SharedSecret: required(blob({ sensitive: true })),
        EncapsulationAlgorithm: required(enumeration(EncapsulationAlgorithmSpec)),
      },
    };
  }
}

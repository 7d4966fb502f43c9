import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, integer, map, required, string } from "../../shapes/shapes.js";
import { DataKeySpec } from "../enums.js";
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
import { symmetricKeyOnly } from "../operationAdvice.js";
import { dataKeyLength } from "../rules.js";

/**
 * The input of {@link GenerateDataKeyWithoutPlaintextCommand}. Exactly one of `KeySpec` and `NumberOfBytes`
 * is required.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_RequestSyntax
 */
export interface GenerateDataKeyWithoutPlaintextRequest {
  /**
   * The key that encrypts the data key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. Use the key ARN or alias ARN for a key of another account. It must be a symmetric encryption
   * key.
   */
  KeyId: string;
  /**
   * The encryption context of the encrypted data key. Decryption requires the same pairs. Not secret: it
   * appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * The length of the data key: `AES_256` for 32 bytes, `AES_128` for 16. Exactly one of `KeySpec` and
   * `NumberOfBytes` is required.
   */
  KeySpec?: DataKeySpec | undefined;
  /** The length of the data key in bytes, 1 to 1024. Use it for data keys that are not AES keys. */
  NumberOfBytes?: number | undefined;
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

/** The input of {@link GenerateDataKeyWithoutPlaintextCommand}. */
export interface GenerateDataKeyWithoutPlaintextCommandInput extends GenerateDataKeyWithoutPlaintextRequest {}

/**
 * The output of {@link GenerateDataKeyWithoutPlaintextCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_ResponseSyntax
 */
export interface GenerateDataKeyWithoutPlaintextResponse {
  /** The encrypted data key. */
  CiphertextBlob: Bytes;
  /** The key ARN of the key that encrypted the data key. */
  KeyId: string;
  /** The ID of the key material that encrypted the data key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link GenerateDataKeyWithoutPlaintextCommand}, with the metadata of the call. */
export interface GenerateDataKeyWithoutPlaintextCommandOutput
  extends GenerateDataKeyWithoutPlaintextResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKeyWithoutPlaintext, for an exhaustive
 * `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_Errors
 */
export type GenerateDataKeyWithoutPlaintextException =
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
 * Generates a data key and returns it only encrypted under a KMS key, for programs that prepare storage for
 * data that others encrypt.
 *
 * The caller needs `kms:GenerateDataKeyWithoutPlaintext` on the key.
 *
 * Idempotent: KMS does not store data keys, so one whose response is lost was never used.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not a symmetric encryption key.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html
 */
export class GenerateDataKeyWithoutPlaintextCommand extends KMSCommand<
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<
    GenerateDataKeyWithoutPlaintextCommandInput,
    GenerateDataKeyWithoutPlaintextCommandOutput
  > {
    return {
      name: "GenerateDataKeyWithoutPlaintext",
      permissions: "kms:GenerateDataKeyWithoutPlaintext on the key",
      idempotent: true,
      advice: symmetricKeyOnly,
      input: {
        KeyId: required(keyIdentifier()),
        EncryptionContext: map(),
        KeySpec: enumeration(DataKeySpec),
        NumberOfBytes: integer({ min: 1, max: 1024 }),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      rules: [dataKeyLength()],
      output: {
        CiphertextBlob: required(blob()),
        KeyId: required(string()),
        KeyMaterialId: string(),
      },
    };
  }
}

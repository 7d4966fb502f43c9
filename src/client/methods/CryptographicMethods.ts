import type {
  DecapsulateCommandInput,
  DecapsulateCommandOutput,
  DecryptCommandInput,
  DecryptCommandOutput,
  DeriveSharedSecretCommandInput,
  DeriveSharedSecretCommandOutput,
  EncapsulateCommandInput,
  EncapsulateCommandOutput,
  EncryptCommandInput,
  EncryptCommandOutput,
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput,
  GenerateDataKeyPairCommandInput,
  GenerateDataKeyPairCommandOutput,
  GenerateDataKeyPairWithoutPlaintextCommandInput,
  GenerateDataKeyPairWithoutPlaintextCommandOutput,
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput,
  GenerateMacCommandInput,
  GenerateMacCommandOutput,
  GenerateRandomCommandInput,
  GenerateRandomCommandOutput,
  ReEncryptCommandInput,
  ReEncryptCommandOutput,
  SignCommandInput,
  SignCommandOutput,
  VerifyCommandInput,
  VerifyCommandOutput,
  VerifyMacCommandInput,
  VerifyMacCommandOutput,
} from "../../kms/operations.js";
import type { SendCallback, SendOptions } from "../KMSClient.js";
import type { MethodOptions } from "./MethodOptions.js";

/** The operations of KMS that encrypt, decrypt, sign, and generate secrets, as methods. */
export interface CryptographicMethods {
  /** Recovers an encapsulated shared secret: {@link DecapsulateCommand}. */
  decapsulate(input: DecapsulateCommandInput, options?: MethodOptions): Promise<DecapsulateCommandOutput>;
  decapsulate(input: DecapsulateCommandInput, callback: SendCallback<DecapsulateCommandOutput>): void;
  decapsulate(
    input: DecapsulateCommandInput,
    options: SendOptions,
    callback: SendCallback<DecapsulateCommandOutput>,
  ): void;
  /** Decrypts a ciphertext: {@link DecryptCommand}. */
  decrypt(input?: DecryptCommandInput, options?: MethodOptions): Promise<DecryptCommandOutput>;
  decrypt(input: DecryptCommandInput, callback: SendCallback<DecryptCommandOutput>): void;
  decrypt(
    input: DecryptCommandInput,
    options: SendOptions,
    callback: SendCallback<DecryptCommandOutput>,
  ): void;
  /** Derives a secret that two parties share: {@link DeriveSharedSecretCommand}. */
  deriveSharedSecret(
    input: DeriveSharedSecretCommandInput,
    options?: MethodOptions,
  ): Promise<DeriveSharedSecretCommandOutput>;
  deriveSharedSecret(
    input: DeriveSharedSecretCommandInput,
    callback: SendCallback<DeriveSharedSecretCommandOutput>,
  ): void;
  deriveSharedSecret(
    input: DeriveSharedSecretCommandInput,
    options: SendOptions,
    callback: SendCallback<DeriveSharedSecretCommandOutput>,
  ): void;
  /** Generates a shared secret and encapsulates it: {@link EncapsulateCommand}. */
  encapsulate(input: EncapsulateCommandInput, options?: MethodOptions): Promise<EncapsulateCommandOutput>;
  encapsulate(input: EncapsulateCommandInput, callback: SendCallback<EncapsulateCommandOutput>): void;
  encapsulate(
    input: EncapsulateCommandInput,
    options: SendOptions,
    callback: SendCallback<EncapsulateCommandOutput>,
  ): void;
  /** Encrypts up to 4096 bytes: {@link EncryptCommand}. */
  encrypt(input: EncryptCommandInput, options?: MethodOptions): Promise<EncryptCommandOutput>;
  encrypt(input: EncryptCommandInput, callback: SendCallback<EncryptCommandOutput>): void;
  encrypt(
    input: EncryptCommandInput,
    options: SendOptions,
    callback: SendCallback<EncryptCommandOutput>,
  ): void;
  /** Generates a data key, in plaintext and encrypted: {@link GenerateDataKeyCommand}. */
  generateDataKey(
    input: GenerateDataKeyCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyCommandOutput>;
  generateDataKey(
    input: GenerateDataKeyCommandInput,
    callback: SendCallback<GenerateDataKeyCommandOutput>,
  ): void;
  generateDataKey(
    input: GenerateDataKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateDataKeyCommandOutput>,
  ): void;
  /** Generates a data key pair, its private key in plaintext and encrypted: {@link GenerateDataKeyPairCommand}. */
  generateDataKeyPair(
    input: GenerateDataKeyPairCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyPairCommandOutput>;
  generateDataKeyPair(
    input: GenerateDataKeyPairCommandInput,
    callback: SendCallback<GenerateDataKeyPairCommandOutput>,
  ): void;
  generateDataKeyPair(
    input: GenerateDataKeyPairCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateDataKeyPairCommandOutput>,
  ): void;
  /** Generates a data key pair, its private key only encrypted: {@link GenerateDataKeyPairWithoutPlaintextCommand}. */
  generateDataKeyPairWithoutPlaintext(
    input: GenerateDataKeyPairWithoutPlaintextCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyPairWithoutPlaintextCommandOutput>;
  generateDataKeyPairWithoutPlaintext(
    input: GenerateDataKeyPairWithoutPlaintextCommandInput,
    callback: SendCallback<GenerateDataKeyPairWithoutPlaintextCommandOutput>,
  ): void;
  generateDataKeyPairWithoutPlaintext(
    input: GenerateDataKeyPairWithoutPlaintextCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateDataKeyPairWithoutPlaintextCommandOutput>,
  ): void;
  /** Generates a data key, only encrypted: {@link GenerateDataKeyWithoutPlaintextCommand}. */
  generateDataKeyWithoutPlaintext(
    input: GenerateDataKeyWithoutPlaintextCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyWithoutPlaintextCommandOutput>;
  generateDataKeyWithoutPlaintext(
    input: GenerateDataKeyWithoutPlaintextCommandInput,
    callback: SendCallback<GenerateDataKeyWithoutPlaintextCommandOutput>,
  ): void;
  generateDataKeyWithoutPlaintext(
    input: GenerateDataKeyWithoutPlaintextCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateDataKeyWithoutPlaintextCommandOutput>,
  ): void;
  /** Generates a message authentication code: {@link GenerateMacCommand}. */
  generateMac(input: GenerateMacCommandInput, options?: MethodOptions): Promise<GenerateMacCommandOutput>;
  generateMac(input: GenerateMacCommandInput, callback: SendCallback<GenerateMacCommandOutput>): void;
  generateMac(
    input: GenerateMacCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateMacCommandOutput>,
  ): void;
  /** Generates random bytes: {@link GenerateRandomCommand}. */
  generateRandom(
    input?: GenerateRandomCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateRandomCommandOutput>;
  generateRandom(
    input: GenerateRandomCommandInput,
    callback: SendCallback<GenerateRandomCommandOutput>,
  ): void;
  generateRandom(
    input: GenerateRandomCommandInput,
    options: SendOptions,
    callback: SendCallback<GenerateRandomCommandOutput>,
  ): void;
  /** Re-encrypts a ciphertext under another key or encryption context: {@link ReEncryptCommand}. */
  reEncrypt(input: ReEncryptCommandInput, options?: MethodOptions): Promise<ReEncryptCommandOutput>;
  reEncrypt(input: ReEncryptCommandInput, callback: SendCallback<ReEncryptCommandOutput>): void;
  reEncrypt(
    input: ReEncryptCommandInput,
    options: SendOptions,
    callback: SendCallback<ReEncryptCommandOutput>,
  ): void;
  /** Signs a message: {@link SignCommand}. */
  sign(input: SignCommandInput, options?: MethodOptions): Promise<SignCommandOutput>;
  sign(input: SignCommandInput, callback: SendCallback<SignCommandOutput>): void;
  sign(input: SignCommandInput, options: SendOptions, callback: SendCallback<SignCommandOutput>): void;
  /** Verifies a signature: {@link VerifyCommand}. */
  verify(input: VerifyCommandInput, options?: MethodOptions): Promise<VerifyCommandOutput>;
  verify(input: VerifyCommandInput, callback: SendCallback<VerifyCommandOutput>): void;
  verify(input: VerifyCommandInput, options: SendOptions, callback: SendCallback<VerifyCommandOutput>): void;
  /** Verifies a message authentication code: {@link VerifyMacCommand}. */
  verifyMac(input: VerifyMacCommandInput, options?: MethodOptions): Promise<VerifyMacCommandOutput>;
  verifyMac(input: VerifyMacCommandInput, callback: SendCallback<VerifyMacCommandOutput>): void;
  verifyMac(
    input: VerifyMacCommandInput,
    options: SendOptions,
    callback: SendCallback<VerifyMacCommandOutput>,
  ): void;
}

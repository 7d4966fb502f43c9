/** The operations of KMS that encrypt, decrypt, sign, and generate secrets. To add one, see CONTRIBUTING.md. */

import type { CommandsOf } from "./CommandsOf.js";
import type { CallbackArguments, MethodOptions, OptionsAndCallbackArguments } from "./MethodOptions.js";
import {
  DecapsulateCommand,
  type DecapsulateCommandInput,
  type DecapsulateCommandOutput,
} from "./operations/Decapsulate.js";
import { DecryptCommand, type DecryptCommandInput, type DecryptCommandOutput } from "./operations/Decrypt.js";
import {
  DeriveSharedSecretCommand,
  type DeriveSharedSecretCommandInput,
  type DeriveSharedSecretCommandOutput,
} from "./operations/DeriveSharedSecret.js";
import {
  EncapsulateCommand,
  type EncapsulateCommandInput,
  type EncapsulateCommandOutput,
} from "./operations/Encapsulate.js";
import { EncryptCommand, type EncryptCommandInput, type EncryptCommandOutput } from "./operations/Encrypt.js";
import {
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  type GenerateDataKeyCommandOutput,
} from "./operations/GenerateDataKey.js";
import {
  GenerateDataKeyPairCommand,
  type GenerateDataKeyPairCommandInput,
  type GenerateDataKeyPairCommandOutput,
} from "./operations/GenerateDataKeyPair.js";
import {
  GenerateDataKeyPairWithoutPlaintextCommand,
  type GenerateDataKeyPairWithoutPlaintextCommandInput,
  type GenerateDataKeyPairWithoutPlaintextCommandOutput,
} from "./operations/GenerateDataKeyPairWithoutPlaintext.js";
import {
  GenerateDataKeyWithoutPlaintextCommand,
  type GenerateDataKeyWithoutPlaintextCommandInput,
  type GenerateDataKeyWithoutPlaintextCommandOutput,
} from "./operations/GenerateDataKeyWithoutPlaintext.js";
import {
  GenerateMacCommand,
  type GenerateMacCommandInput,
  type GenerateMacCommandOutput,
} from "./operations/GenerateMac.js";
import {
  GenerateRandomCommand,
  type GenerateRandomCommandInput,
  type GenerateRandomCommandOutput,
} from "./operations/GenerateRandom.js";
import {
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
} from "./operations/ReEncrypt.js";
import { SignCommand, type SignCommandInput, type SignCommandOutput } from "./operations/Sign.js";
import { VerifyCommand, type VerifyCommandInput, type VerifyCommandOutput } from "./operations/Verify.js";
import {
  VerifyMacCommand,
  type VerifyMacCommandInput,
  type VerifyMacCommandOutput,
} from "./operations/VerifyMac.js";

export * from "./operations/Decapsulate.js";
export * from "./operations/Decrypt.js";
export * from "./operations/DeriveSharedSecret.js";
export * from "./operations/Encapsulate.js";
export * from "./operations/Encrypt.js";
export * from "./operations/GenerateDataKey.js";
export * from "./operations/GenerateDataKeyPair.js";
export * from "./operations/GenerateDataKeyPairWithoutPlaintext.js";
export * from "./operations/GenerateDataKeyWithoutPlaintext.js";
export * from "./operations/GenerateMac.js";
export * from "./operations/GenerateRandom.js";
export * from "./operations/ReEncrypt.js";
export * from "./operations/Sign.js";
export * from "./operations/Verify.js";
export * from "./operations/VerifyMac.js";

// The compiler reports a method without a command, a command without a method, and signatures that do not fit.
const cryptographicOperations = {
  decapsulate: DecapsulateCommand,
  decrypt: DecryptCommand,
  deriveSharedSecret: DeriveSharedSecretCommand,
  encapsulate: EncapsulateCommand,
  encrypt: EncryptCommand,
  generateDataKey: GenerateDataKeyCommand,
  generateDataKeyPair: GenerateDataKeyPairCommand,
  generateDataKeyPairWithoutPlaintext: GenerateDataKeyPairWithoutPlaintextCommand,
  generateDataKeyWithoutPlaintext: GenerateDataKeyWithoutPlaintextCommand,
  generateMac: GenerateMacCommand,
  generateRandom: GenerateRandomCommand,
  reEncrypt: ReEncryptCommand,
  sign: SignCommand,
  verify: VerifyCommand,
  verifyMac: VerifyMacCommand,
} as const satisfies CommandsOf<CryptographicMethods>;

// A default export, so that `export *` publishes the commands and not their list.
export default cryptographicOperations;

/** The operations of KMS that encrypt, decrypt, sign, and generate secrets, as methods. */
export interface CryptographicMethods {
  /** Recovers an encapsulated shared secret: {@link DecapsulateCommand}. */
  decapsulate(input: DecapsulateCommandInput, options?: MethodOptions): Promise<DecapsulateCommandOutput>;
  decapsulate(...args: CallbackArguments<DecapsulateCommand>): void;
  decapsulate(...args: OptionsAndCallbackArguments<DecapsulateCommand>): void;
  /** Decrypts a ciphertext: {@link DecryptCommand}. */
  decrypt(input?: DecryptCommandInput, options?: MethodOptions): Promise<DecryptCommandOutput>;
  decrypt(...args: CallbackArguments<DecryptCommand>): void;
  decrypt(...args: OptionsAndCallbackArguments<DecryptCommand>): void;
  /** Derives a secret that two parties share: {@link DeriveSharedSecretCommand}. */
  deriveSharedSecret(
    input: DeriveSharedSecretCommandInput,
    options?: MethodOptions,
  ): Promise<DeriveSharedSecretCommandOutput>;
  deriveSharedSecret(...args: CallbackArguments<DeriveSharedSecretCommand>): void;
  deriveSharedSecret(...args: OptionsAndCallbackArguments<DeriveSharedSecretCommand>): void;
  /** Generates a shared secret and encapsulates it: {@link EncapsulateCommand}. */
  encapsulate(input: EncapsulateCommandInput, options?: MethodOptions): Promise<EncapsulateCommandOutput>;
  encapsulate(...args: CallbackArguments<EncapsulateCommand>): void;
  encapsulate(...args: OptionsAndCallbackArguments<EncapsulateCommand>): void;
  /** Encrypts up to 4096 bytes: {@link EncryptCommand}. */
  encrypt(input: EncryptCommandInput, options?: MethodOptions): Promise<EncryptCommandOutput>;
  encrypt(...args: CallbackArguments<EncryptCommand>): void;
  encrypt(...args: OptionsAndCallbackArguments<EncryptCommand>): void;
  /** Generates a data key, in plaintext and encrypted: {@link GenerateDataKeyCommand}. */
  generateDataKey(
    input: GenerateDataKeyCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyCommandOutput>;
  generateDataKey(...args: CallbackArguments<GenerateDataKeyCommand>): void;
  generateDataKey(...args: OptionsAndCallbackArguments<GenerateDataKeyCommand>): void;
  /** Generates a data key pair, its private key in plaintext and encrypted: {@link GenerateDataKeyPairCommand}. */
  generateDataKeyPair(
    input: GenerateDataKeyPairCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyPairCommandOutput>;
  generateDataKeyPair(...args: CallbackArguments<GenerateDataKeyPairCommand>): void;
  generateDataKeyPair(...args: OptionsAndCallbackArguments<GenerateDataKeyPairCommand>): void;
  /** Generates a data key pair, its private key only encrypted: {@link GenerateDataKeyPairWithoutPlaintextCommand}. */
  generateDataKeyPairWithoutPlaintext(
    input: GenerateDataKeyPairWithoutPlaintextCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyPairWithoutPlaintextCommandOutput>;
  generateDataKeyPairWithoutPlaintext(
    ...args: CallbackArguments<GenerateDataKeyPairWithoutPlaintextCommand>
  ): void;
  generateDataKeyPairWithoutPlaintext(
    ...args: OptionsAndCallbackArguments<GenerateDataKeyPairWithoutPlaintextCommand>
  ): void;
  /** Generates a data key, only encrypted: {@link GenerateDataKeyWithoutPlaintextCommand}. */
  generateDataKeyWithoutPlaintext(
    input: GenerateDataKeyWithoutPlaintextCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateDataKeyWithoutPlaintextCommandOutput>;
  generateDataKeyWithoutPlaintext(...args: CallbackArguments<GenerateDataKeyWithoutPlaintextCommand>): void;
  generateDataKeyWithoutPlaintext(
    ...args: OptionsAndCallbackArguments<GenerateDataKeyWithoutPlaintextCommand>
  ): void;
  /** Generates a message authentication code: {@link GenerateMacCommand}. */
  generateMac(input: GenerateMacCommandInput, options?: MethodOptions): Promise<GenerateMacCommandOutput>;
  generateMac(...args: CallbackArguments<GenerateMacCommand>): void;
  generateMac(...args: OptionsAndCallbackArguments<GenerateMacCommand>): void;
  /** Generates random bytes: {@link GenerateRandomCommand}. */
  generateRandom(
    input?: GenerateRandomCommandInput,
    options?: MethodOptions,
  ): Promise<GenerateRandomCommandOutput>;
  generateRandom(...args: CallbackArguments<GenerateRandomCommand>): void;
  generateRandom(...args: OptionsAndCallbackArguments<GenerateRandomCommand>): void;
  /** Re-encrypts a ciphertext under another key or encryption context: {@link ReEncryptCommand}. */
  reEncrypt(input: ReEncryptCommandInput, options?: MethodOptions): Promise<ReEncryptCommandOutput>;
  reEncrypt(...args: CallbackArguments<ReEncryptCommand>): void;
  reEncrypt(...args: OptionsAndCallbackArguments<ReEncryptCommand>): void;
  /** Signs a message: {@link SignCommand}. */
  sign(input: SignCommandInput, options?: MethodOptions): Promise<SignCommandOutput>;
  sign(...args: CallbackArguments<SignCommand>): void;
  sign(...args: OptionsAndCallbackArguments<SignCommand>): void;
  /** Verifies a signature: {@link VerifyCommand}. */
  verify(input: VerifyCommandInput, options?: MethodOptions): Promise<VerifyCommandOutput>;
  verify(...args: CallbackArguments<VerifyCommand>): void;
  verify(...args: OptionsAndCallbackArguments<VerifyCommand>): void;
  /** Verifies a message authentication code: {@link VerifyMacCommand}. */
  verifyMac(input: VerifyMacCommandInput, options?: MethodOptions): Promise<VerifyMacCommandOutput>;
  verifyMac(...args: CallbackArguments<VerifyMacCommand>): void;
  verifyMac(...args: OptionsAndCallbackArguments<VerifyMacCommand>): void;
}

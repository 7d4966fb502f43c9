import {
  type AccessDeniedException,
  type CreateKeyException,
  type DecryptException,
  type GenerateDataKeyException,
  type IncorrectKeyException,
  InputValidationError,
  isKMSException,
  type KMSException,
  type KMSServiceException,
  type NotFoundException,
  type ReEncryptException,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

declare const error: unknown;

// A switch over the exceptions of a command needs no default: the names are complete.
export function reEncrypt(failure: ReEncryptException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DisabledException":
    case "DryRunOperationException":
    case "IncorrectKeyException":
    case "InvalidCiphertextException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      return failure.message;
  }
}

// @ts-expect-error KMSInvalidStateException is missing
export function reEncryptIncomplete(failure: ReEncryptException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DisabledException":
    case "DryRunOperationException":
    case "IncorrectKeyException":
    case "InvalidCiphertextException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "NotFoundException":
      return failure.message;
  }
}

export function decrypt(failure: DecryptException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DisabledException":
    case "DryRunOperationException":
    case "IncorrectKeyException":
    case "InvalidCiphertextException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      return failure.message;
  }
}

// @ts-expect-error IncorrectKeyException is missing
export function decryptIncomplete(failure: DecryptException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DisabledException":
    case "DryRunOperationException":
    case "InvalidCiphertextException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      return failure.message;
  }
}

export function generateDataKey(failure: GenerateDataKeyException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DisabledException":
    case "DryRunOperationException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      return failure.message;
    // @ts-expect-error GenerateDataKey takes no ciphertext, so it has no IncorrectKeyException
    case "IncorrectKeyException":
      return "never";
  }
}

// @ts-expect-error DisabledException is missing
export function generateDataKeyIncomplete(failure: GenerateDataKeyException): string {
  switch (failure.name) {
    case "DependencyTimeoutException":
    case "DryRunOperationException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KeyUnavailableException":
    case "KMSInternalException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      return failure.message;
  }
}

export function createKey(failure: CreateKeyException): string {
  switch (failure.name) {
    case "CloudHsmClusterInvalidConfigurationException":
    case "CustomKeyStoreInvalidStateException":
    case "CustomKeyStoreNotFoundException":
    case "DependencyTimeoutException":
    case "InvalidArnException":
    case "KMSInternalException":
    case "LimitExceededException":
    case "MalformedPolicyDocumentException":
    case "TagException":
    case "UnsupportedOperationException":
    case "XksKeyAlreadyInUseException":
    case "XksKeyInvalidConfigurationException":
    case "XksKeyNotFoundException":
      return failure.message;
  }
}

// @ts-expect-error TagException is missing
export function createKeyIncomplete(failure: CreateKeyException): string {
  switch (failure.name) {
    case "CloudHsmClusterInvalidConfigurationException":
    case "CustomKeyStoreInvalidStateException":
    case "CustomKeyStoreNotFoundException":
    case "DependencyTimeoutException":
    case "InvalidArnException":
    case "KMSInternalException":
    case "LimitExceededException":
    case "MalformedPolicyDocumentException":
    case "UnsupportedOperationException":
    case "XksKeyAlreadyInUseException":
    case "XksKeyInvalidConfigurationException":
    case "XksKeyNotFoundException":
      return failure.message;
  }
}

// A code narrows to its class, several codes to their union, and none to the base.
if (isKMSException(error, "IncorrectKeyException")) {
  expectTypeOf(error).toEqualTypeOf<IncorrectKeyException>();
  expectTypeOf(error.$fault).toEqualTypeOf<"client">();
}
if (isKMSException(error, "AccessDeniedException", "NotFoundException")) {
  expectTypeOf(error).toEqualTypeOf<AccessDeniedException | NotFoundException>();
  expectTypeOf(error.name).toEqualTypeOf<"AccessDeniedException" | "NotFoundException">();
}
if (isKMSException(error)) {
  expectTypeOf(error).toEqualTypeOf<KMSServiceException>();
  expectTypeOf(error.name).toEqualTypeOf<string>();
}
// A code without a class of its own narrows to the base with that name.
if (isKMSException(error, "ConflictException")) {
  expectTypeOf(error).toExtend<KMSServiceException>();
  expectTypeOf(error.name).toEqualTypeOf<"ConflictException">();
}
// A type that is already known is narrowed in both branches.
declare const failure: IncorrectKeyException | InputValidationError;
if (isKMSException(failure)) {
  expectTypeOf(failure).toEqualTypeOf<IncorrectKeyException>();
} else {
  expectTypeOf(failure).toEqualTypeOf<InputValidationError>();
}
if (error instanceof InputValidationError) {
  expectTypeOf(error.problems[0]?.path).toEqualTypeOf<string | undefined>();
}
// @ts-expect-error a code is a string
isKMSException(error, 400);

// The exceptions of each command are exceptions of KMS with literal names.
expectTypeOf<
  ReEncryptException | DecryptException | GenerateDataKeyException | CreateKeyException
>().toExtend<KMSException>();
expectTypeOf<Extract<KMSException, { name: "NotFoundException" }>>().toEqualTypeOf<NotFoundException>();

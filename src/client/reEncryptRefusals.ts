/** The codes with which KMS refuses a ReEncrypt because of the call itself. Every other one says nothing about the call. */
export const RE_ENCRYPT_REFUSALS = [
  "AccessDeniedException",
  "DisabledException",
  "IncorrectKeyException",
  "InvalidArnException",
  "InvalidCiphertextException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "KMSInvalidStateException",
  "NotFoundException",
  "UnsupportedOperationException",
  "ValidationException",
] as const;

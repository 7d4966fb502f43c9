/**
 * The errors that KMS documents for its operations. Each class has its code as literal `name`, so that
 * `switch (error.name)` distinguishes them.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_Errors
 */
export * from "./errors/cryptographicErrors.js";
export * from "./errors/customKeyStoreErrors.js";
export * from "./errors/externalKeyStoreErrors.js";
export * from "./errors/managementErrors.js";

/** The rules that KMS documents between the members of an input, and those that its model does not express. */
export * from "./rules/customKeyStores.js";
export * from "./rules/encryption.js";
export * from "./rules/grants.js";
export * from "./rules/keys.js";
export * from "./rules/pageLimit.js";
export * from "./rules/signatures.js";

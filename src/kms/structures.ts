/** The structures that several operations of KMS share, each with its shape. */
export * from "./structures/grants.js";
export * from "./structures/KeyMetadata.js";
export * from "./structures/RecipientInfo.js";
export * from "./structures/Tag.js";
export * from "./structures/XksProxyAuthenticationCredentialType.js";

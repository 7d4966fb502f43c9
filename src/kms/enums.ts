/** The enumerations of KMS: for each, a constant object with its values, and the type of one value. */
export * from "./enums/algorithms.js";
export * from "./enums/customKeyStores.js";
export * from "./enums/keyMaterial.js";
export * from "./enums/keySpecs.js";
export * from "./enums/keys.js";
export * from "./enums/operations.js";

import type { AdministrativeMethods } from "./AdministrativeMethods.js";
import type { CryptographicMethods } from "./CryptographicMethods.js";
import type { KeyMethods } from "./KeyMethods.js";

/**
 * The operations of {@link KMS}, each as a method: the input, then options, a callback, or both. Without a callback it
 * returns a promise of the output. Each takes, returns and throws what its command does.
 */
// Written out, because editors show the comment of a method only if it has signatures of its own.
export interface KMSMethods extends AdministrativeMethods, CryptographicMethods, KeyMethods {}

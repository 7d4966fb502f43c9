import type { SendOptions } from "../KMSClient.js";

/**
 * The options of a method that returns a promise. They rule out a callback, so that the compiler goes on to the signatures
 * with a callback and knows the types of its parameters.
 */
export interface MethodOptions extends SendOptions {
  /** Never set: the method of all functions. */
  call?: never;
}

import { isObject } from "../../runtime/typeGuards.js";

/** The metadata of the call that failed with an error; `undefined` where the error has none. */
export const metadataOf = (error: unknown): object | undefined =>
  isObject(error) && isObject(error.$metadata) ? error.$metadata : undefined;

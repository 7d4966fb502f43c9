import { isObject } from "../protocol/aws-json.js";

/** The metadata of the call that an error ended; `undefined` where it has none. */
export const metadataOf = (error: unknown): object | undefined =>
  isObject(error) && isObject(error.$metadata) ? error.$metadata : undefined;

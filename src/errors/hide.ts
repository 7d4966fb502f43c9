import { defineOwn } from "./defineOwn.js";

/** Sets a property that inspection, logs and `JSON.stringify` skip. A frozen object stays as it is. */
export const hide = (target: object, key: PropertyKey, value: unknown): boolean =>
  defineOwn(target, key, value, false);

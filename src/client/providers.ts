import type { Provider } from "@smithy/types";

/** A value, or a function that gives it, as a function that gives it. */
export const providerOf =
  <T>(value: T | Provider<T>): Provider<T> =>
  async () =>
    isProvider(value) ? value() : value;

const isProvider = <T>(value: T | Provider<T>): value is Provider<T> => typeof value === "function";

import type { Provider } from "@smithy/types";
import { memoize } from "../../runtime/memoize.js";
import { isFunction } from "../../runtime/typeGuards.js";

/** Turns a value, or a function that returns it, into a function that returns it. */
export const providerOf =
  <T>(value: T | Provider<T>): Provider<T> =>
  async () =>
    isProvider(value) ? value() : value;

/**
 * A provider of a value that depends on options. It makes the value once, unless an option is a function, whose result
 * may change: then it makes it for each call.
 */
export const memoizeStatic = <T>(options: readonly unknown[], make: Provider<T>): Provider<T> =>
  options.some(isFunction) ? make : memoize(make);

const isProvider = <T>(value: T | Provider<T>): value is Provider<T> => typeof value === "function";

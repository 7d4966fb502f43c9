import type { Provider } from "@smithy/types";
import { memoize } from "./memoize.js";

/** A value, or a function that gives it, as a function that gives it. */
export const providerOf =
  <T>(value: T | Provider<T>): Provider<T> =>
  async () =>
    isProvider(value) ? value() : value;

/**
 * What is made of options: anew for each call where one of them is a function, whose value may change, else once.
 */
export const unlessDynamic = <T>(options: readonly unknown[], make: Provider<T>): Provider<T> =>
  options.some((option) => typeof option === "function") ? make : memoize(make);

const isProvider = <T>(value: T | Provider<T>): value is Provider<T> => typeof value === "function";

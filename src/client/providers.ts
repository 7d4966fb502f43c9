import type { Provider } from "@smithy/types";

/** A value, or a function that gives it, as a function that gives it. */
export const providerOf =
  <T>(value: T | Provider<T>): Provider<T> =>
  async () =>
    isProvider(value) ? value() : value;

/** Asks a provider once, and anew after a failure. All calls get the same promise: smithy's makes one for each. */
export function memoize<T>(provider: Provider<T>): Provider<T> {
  let known: Promise<T> | undefined;
  return () => {
    if (known === undefined) {
      known = provider();
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };
}

/**
 * What is made of options: anew for each call where one of them is a function, whose value may change, else once.
 */
export const unlessDynamic = <T>(options: readonly unknown[], make: Provider<T>): Provider<T> =>
  options.some((option) => typeof option === "function") ? make : memoize(make);

const isProvider = <T>(value: T | Provider<T>): value is Provider<T> => typeof value === "function";

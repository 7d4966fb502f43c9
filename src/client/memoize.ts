import type { Provider } from "@smithy/types";

/**
 * Gives a value that is made once for all callers, also for those at the same time, and again after a failure, when it
 * is stale, or when a caller asks for it by `forceRefresh`.
 */
export function memoize<T>(
  make: (properties?: object) => Promise<T>,
  isStale: (value: T) => boolean = () => false,
): (properties?: { readonly forceRefresh?: boolean }) => Promise<T> {
  let made: { readonly value: T } | undefined;
  let pending: ReturnType<Provider<T>> | undefined;
  const remake = async (properties?: object) => {
    try {
      const value = await make(properties);
      made = { value };
      return value;
    } finally {
      pending = undefined;
    }
  };
  return async (properties) => {
    if (made !== undefined && !properties?.forceRefresh && !isStale(made.value)) {
      return made.value;
    }
    pending ??= remake(properties);
    return pending;
  };
}

/**
 * Gives a value that is made once for all callers, also for those at the same time, and again after a failure, when it
 * is stale, or when a caller asks for it by `forceRefresh`. All get the same promise: a call asks for five such values.
 */
export function memoize<T>(
  make: (properties?: object) => Promise<T>,
  isStale: (value: T) => boolean = () => false,
): (properties?: { readonly forceRefresh?: boolean }) => Promise<T> {
  let latest: Promise<T> | undefined;
  let made: { readonly value: T } | undefined;
  return (properties) => {
    if (latest === undefined || (made !== undefined && (properties?.forceRefresh || isStale(made.value)))) {
      latest = make(properties);
      made = undefined;
      latest.then(
        (value) => {
          made = { value };
        },
        () => {
          latest = undefined;
        },
      );
    }
    return latest;
  };
}

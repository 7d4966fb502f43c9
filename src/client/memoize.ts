/**
 * Gives a value that is made once for all callers, also for those at the same time, and again after a failure, when it
 * is stale, or when a caller asks for it by `forceRefresh`. All get the same promise: a call asks for five such values.
 * A renewal that fails leaves the value that there is.
 */
export function memoize<T>(
  make: (properties?: object) => Promise<T>,
  isStale: (value: T) => boolean = () => false,
): (properties?: { readonly forceRefresh?: boolean }) => Promise<T> {
  let made: { readonly value: T; readonly promise: Promise<T> } | undefined;
  let pending: Promise<T> | undefined;
  const renew = (properties?: object): Promise<T> => {
    const promise = make(properties);
    pending = promise;
    promise.then(
      (value) => {
        made = { value, promise };
        pending = undefined;
      },
      () => {
        pending = undefined;
      },
    );
    return promise;
  };
  return (properties) =>
    made === undefined || properties?.forceRefresh || isStale(made.value)
      ? (pending ?? renew(properties))
      : made.promise;
}

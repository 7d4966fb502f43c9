/**
 * Makes a value once for all callers, concurrent ones included. It makes it again after a failure, when it is stale, or
 * when a caller passes `forceRefresh`. A renewal that fails keeps the old value. All callers get the same promise,
 * because a call asks for five such values.
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
    !made || properties?.forceRefresh || isStale(made.value) ? (pending ?? renew(properties)) : made.promise;
}

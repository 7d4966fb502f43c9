/** Sets a property that inspection, logs and `JSON.stringify` pass over; a frozen object stays as it is. */
export const hide = (target: object, key: PropertyKey, value: unknown): boolean =>
  Reflect.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });

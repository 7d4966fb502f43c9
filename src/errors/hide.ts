/** Sets a property that inspection, logs and `JSON.stringify` skip. A frozen object stays as it is. */
export const hide = (target: object, key: PropertyKey, value: unknown): boolean =>
  Reflect.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });

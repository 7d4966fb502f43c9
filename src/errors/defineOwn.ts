/** Defines a property, whatever `Object.prototype` has: an inherited `get` or `set` would make the description invalid. */
export const defineOwn = (target: object, key: PropertyKey, value: unknown, enumerable: boolean): boolean =>
  Reflect.defineProperty(
    target,
    key,
    Object.assign(Object.create(null), { value, enumerable, configurable: true, writable: true }),
  );

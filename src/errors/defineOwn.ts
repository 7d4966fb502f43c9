/** Defines a property, whatever `Object.prototype` has: an inherited `get` or `set` would make the description invalid. */
export function defineOwn(target: object, key: PropertyKey, value: unknown, enumerable: boolean): boolean {
  const property = { __proto__: null, value, enumerable, configurable: true, writable: true };
  return Reflect.defineProperty(target, key, property);
}

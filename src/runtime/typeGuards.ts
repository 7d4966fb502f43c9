/**
 * What kind a value is. Values from another realm count too: test runners, `node:vm` and iframes have their own `Date`,
 * `Error` and `Uint8Array`.
 */

/** The name of a built-in kind of object, such as `Date`; `Object` for others. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Whether a member has a value: `null` counts as absent, as in the AWS SDK. The rows of databases have such members. */
export const isPresent = (member: unknown): boolean => member !== undefined && member !== null;

/** Whether a value is a string. */
export const isString = (value: unknown): value is string => typeof value === "string";

/** Whether a value is `true` or `false`. */
export const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** Whether a value is a whole number that is exact. */
export const isSafeInteger = (value: unknown): value is number => Number.isSafeInteger(value);

/** Whether a value is a function; a class is one, too. */
export const isFunction = (value: unknown): value is (...args: never[]) => unknown =>
  typeof value === "function";

/** Whether a value is an array. Unlike `Array.isArray`, it says nothing about the items. */
export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whether a value is bytes. A proxy of bytes is not: the platform cannot read it. */
export const isBytes = (value: unknown): value is Uint8Array =>
  ArrayBuffer.isView(value) && (value instanceof Uint8Array || tagOf(value) === "Uint8Array");

/** Whether a value is a valid date. A proxy of a date is not: its methods cannot be called. */
export const isDate = (value: unknown): value is Date =>
  tagOf(value) === "Date" && !Number.isNaN(Number(value));

/** Whether a value is an error. */
export const isError = (value: unknown): value is Error => value instanceof Error || tagOf(value) === "Error";

/** Whether a value is an object with members: not an array, not `null`. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !isArray(value);

/**
 * Whether an object has only members of its own, as `{}` and `JSON.parse` make them. Anything else, such as a `Headers`
 * or an instance of a class, may keep its content elsewhere and would be sent without it.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Built-in objects whose content is not in members, or that have a member for each of very many items. */
const NOT_A_STRUCTURE =
  /^(\w*Array|(Shared)?ArrayBuffer|DataView|Blob|Boolean|Date|Error|File|FormData|Headers|Map|Number|Promise|RegExp|Set|String|URL|URLSearchParams|Weak\w+)$/;

/** Whether a value is an object with named members, which an instance of a class of the user may be, too. */
export const isStructure = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && !NOT_A_STRUCTURE.test(tagOf(value));

const PURE = "/* @__PURE__ */ ";

/** `export class X extends bindX(…) {}`. */
const BASE = /^((?:export )?class \w+ extends )(?=[a-z]\w*\()/gm;

/** `export const x = bindX(…);` on one line. */
const CALL = /^((?:export )?const \w+ = )([a-z]\w*\(.*\));$/gm;

/**
 * Marks the calls at the top of a compiled smithy module as free of side effects, so that bundlers can drop unused ones.
 * The mark applies to a function around the call, because the arguments may be calls, too.
 */
export const markPure = (source: string): string =>
  source.replace(BASE, `$1${PURE}`).replace(CALL, `$1${PURE}(() => $2)();`);

const PURE = "/* @__PURE__ */ ";

/** `export class X extends mixin(…) {}`; what the mixins of this package take are names, texts and tables of names. */
const BASE = /^((?:export )?class \w+ extends )(?=[a-z]\w*[<(])/gm;

/**
 * `export const X = call(…);` at the top of a file, on one line, or as the formatter breaks it: up to the first line
 * that closes it without being indented.
 */
const CALL =
  /^((?:export )?const \w+(?:: [^=\n]+)? = )([a-z]\w*[<(].*\);|[a-z]\w*[<(].*\n(?:[ \t>].*\n|\n)*[\])}]*\);)$/gm;

/** A call that is given a function, and calls nothing itself: it needs no other mark than its own. */
const LATE = /^\w+\(\(\) =>/;

/** `const X = Y.toLowerCase();` and `const X = 60 * 60;`, which bundlers do not take for harmless. */
const CONVERSION = /^((?:export )?const \w+ = )([A-Z_]+\.toLowerCase\(\);)$/gm;
const PRODUCT = /^((?:export )?const \w+ = )(\d+(?: \* \d+)+);$/gm;

/**
 * Marks what the top of a file calls as free of side effects. A call is put into a function as a whole where its
 * arguments are calls as well, each of which would need a mark of its own.
 */
export const markPure = (source: string): string =>
  source
    .replace(BASE, `$1${PURE}`)
    .replace(CONVERSION, `$1${PURE}$2`)
    .replace(PRODUCT, `$1${PURE}(() => $2)();`)
    .replace(CALL, (_, declaration: string, call: string) => {
      return `${declaration}${PURE}${LATE.test(call) ? call : `(() => ${call.slice(0, -1)})();`}`;
    });

import { codeOf, saidBy } from "../../errors/platformError.js";

/**
 * Loads a package that only some programs need, on first use. Bundlers cannot follow a name that is joined from parts, and
 * the comments keep webpack, Next.js and Vite from warning.
 */
export const importPackage = <Package>(name: string): Promise<Package> =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ name);

/** Why a package could not be loaded. Wherever this package is installed, it is too: it is missing only in bundles. */
export const whyNotLoaded = (name: string, error: unknown): string =>
  NOT_FOUND.test(codeOf(error) ?? "") && saidBy(error).includes(name.split("/", 2).join("/"))
    ? `this program is a bundle without ${name}`
    : saidBy(error);

/** The codes of `import()`, of `require()`, and of programs that are one executable file. */
const NOT_FOUND = /MODULE_NOT_FOUND|UNKNOWN_BUILTIN_MODULE/;

import { readFile, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { type CompressOptions, type MinifyOptions, minify } from "terser";

/**
 * Shortens only the names of local variables, so that stack traces have the names of functions and classes in the
 * sources. Lines stay short, because Node.js prints the line of an uncaught error. The output is ASCII, because V8 stores
 * a file with any other character in twice the memory.
 */
const OPTIONS: MinifyOptions = {
  compress: false,
  mangle: { toplevel: false, keep_classnames: true, keep_fnames: true },
  format: {
    ascii_only: true,
    comments: /^!|[@#]__PURE__|webpackIgnore|@vite-ignore/,
    max_line_len: 120,
    preserve_annotations: true,
    semicolons: false,
  },
};

/** Replaces constants by their values. Bundlers cannot: in a bundle that they read, constants are variables. */
const CONSTANTS: CompressOptions = {
  defaults: false,
  evaluate: true,
  reduce_vars: true,
  unused: true,
  toplevel: true,
  keep_classnames: true,
  keep_fnames: true,
};

/** A field with one of these names would belong to the next one, if no semicolon were between them. Terser does not know. */
const AMBIGUOUS_FIELD = /(?:^|[{};\s])(?:get|set|static|accessor);/;

/** Removes comments, white space and long local names, a third of a published file, so that it loads faster. */
export async function slim(file: string): Promise<void> {
  const source = await readFile(file, "utf8");
  const { code = "" } = await minify(source, {
    ...OPTIONS,
    format: { ...OPTIONS.format, semicolons: AMBIGUOUS_FIELD.test(source) },
    // In CommonJS, esbuild has already done it.
    compress: extname(file) === ".js" && CONSTANTS,
  });
  await writeFile(file, code);
}

import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";
import { type MinifyOptions, minify } from "terser";

/**
 * Short names for local variables only: a stack trace names functions and classes as the sources do. ASCII, because
 * of one other character V8 keeps the whole file with two bytes for each. Lines stay short: Node.js shows the one that
 * an uncaught error comes from.
 */
const OPTIONS: MinifyOptions = {
  compress: false,
  mangle: { toplevel: false, keep_classnames: true, keep_fnames: true },
  format: {
    ascii_only: true,
    comments: /^!|[@#]__PURE__/,
    max_line_len: 120,
    preserve_annotations: true,
    semicolons: false,
  },
};

/**
 * Takes comments, white space and long names out of a script, which are a quarter of it: it is faster to load. Makes
 * sure that the program is still the same, and that bundlers can leave out of it what they could before.
 */
export async function slim(file: string): Promise<void> {
  const script = await readFile(file, "utf8");
  const { code: slimmer = "" } = await minify(script, OPTIONS);
  if ((await outline(slimmer)) !== (await outline(script))) {
    throw new Error(`${file} is another program when it is slim.`);
  }
  await writeFile(file, slimmer);
}

/** A script with names of its own choice left out: how often a letter is used decides over those that esbuild gives. */
async function outline(script: string): Promise<string> {
  const { code } = await transform(script, { minify: true });
  return code.replace(/(?<![\w$])[\w$]{1,3}(?![\w$])/g, "");
}

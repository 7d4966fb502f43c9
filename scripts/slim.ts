import { readFile, writeFile } from "node:fs/promises";
import { tokenizer, tokTypes } from "acorn";
import { transform } from "esbuild";
import { type MinifyOptions, minify } from "terser";

/**
 * Short names for local variables only: a stack trace names functions and classes as the sources do. ASCII, because
 * of one other character V8 keeps the whole file with two bytes for each. Most lines stay short: Node.js shows the one
 * that an uncaught error comes from.
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
  if (!(await isSameProgram(script, slimmer))) {
    throw new Error(`${file} is another program when it is slim.`);
  }
  await writeFile(file, slimmer);
}

/** Whether two scripts differ in the names of their variables at the most. */
export async function isSameProgram(one: string, other: string): Promise<boolean> {
  const [tokens, others] = await Promise.all([one, other].map(tokensOf));
  return (
    tokens?.length === others?.length &&
    tokens?.every(({ text, isShortName }, index) => {
      const { [index]: same } = others ?? [];
      // esbuild gives names by how often it has seen a letter, so that they need not be the same.
      return text === same?.text || (isShortName && same?.isShortName === true);
    }) === true
  );
}

interface TokenText {
  readonly text: string;
  /** Whether it may be the name of a variable that esbuild gave. */
  readonly isShortName: boolean;
}

/** The tokens of a script that esbuild has minified, so that white space, comments and quotes are alike. */
async function tokensOf(script: string): Promise<TokenText[]> {
  const { code } = await transform(script, { minify: true });
  const tokens = [...tokenizer(code, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true })];
  return tokens.map(({ type, start, end }, index) => {
    const text = code.slice(start, end);
    const before = tokens[index - 1]?.type;
    const isMember = before === tokTypes.dot || before === tokTypes.questionDot;
    const isName = type === tokTypes.privateId || (type === tokTypes.name && !isMember);
    return { text, isShortName: isName && text.length <= 4 };
  });
}

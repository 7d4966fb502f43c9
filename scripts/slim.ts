import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";

/**
 * Takes the indentation out of a script, and where each part comes from, which is an eighth of it. Names and lines stay:
 * a stack trace says what it said. Makes sure that the program is still the same.
 */
export async function slim(file: string): Promise<void> {
  const script = await readFile(file, "utf8");
  const slimmer = slimmed(script);
  const minified = async (code: string) => (await transform(code, { minify: true })).code;
  if ((await minified(slimmer)) !== (await minified(script))) {
    throw new Error(`${file} is another program without its indentation.`);
  }
  await writeFile(file, slimmer);
}

/** Lines that start inside of a template stay as they are. */
function slimmed(script: string): string {
  let inTemplate = false;
  const parts = script.replace(/^\/\/ (?:src|node_modules)\/\S+\n/gm, "");
  const lines = parts.split("\n").map((line) => {
    const slimmer = inTemplate ? line : line.trimStart();
    const backticks = line.match(/(?<!\\)`/g)?.length ?? 0;
    inTemplate = backticks % 2 === 1 ? !inTemplate : inTemplate;
    return slimmer;
  });
  return lines.join("\n");
}

import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { markPure } from "../../scripts/mark-pure.js";

/** What a bundler keeps of a module whose exports are unused. */
const keptOf = async (source: string): Promise<string> => {
  const { code } = await transform(markPure(source), { loader: "js", treeShaking: true, format: "esm" });
  return code.replace(/^export .*|^ {2}\w+,?\n|^};?\n/gm, "");
};

describe("a bundler omits an unused", () => {
  it.each([
    ["call", "const parseDate = bindParseDate(a(), b);\n"],
    ["class that extends the result of a call", 'class Adapter extends bindAdapter("utf8") {}\n'],
  ])("%s", async (_, source) => {
    expect(await keptOf(source)).toBe("");
  });
});

it("a bundler keeps a call whose result is not assigned", async () => {
  expect(await keptOf('register("A");\n')).toBe('register("A");\n');
});

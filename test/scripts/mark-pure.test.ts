import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { markPure } from "../../scripts/mark-pure.js";

/** What is left of a file that nobody uses anything of. */
const left = async (source: string): Promise<string> => {
  const { code } = await transform(markPure(source), { loader: "ts", treeShaking: true, format: "esm" });
  return code.replace(/^import .*\n/gm, "").replace(/^export .*|^ {2}\w+,?\n|^};?\n/gm, "");
};

describe("what a file declares without use is left out:", () => {
  it.each([
    ["a call on one line", 'const a = operation("A", f());\n'],
    [
      "a call over many lines",
      'const a = operation<X, Y>("A", {\n  input: { b: required(string()) },\n});\n',
    ],
    ["a call whose arguments each have a line", 'const a = operation<X, Y>(\n  "A",\n  { b: c() },\n);\n'],
    ["a call with types over many lines", 'const a = operation<\n  X,\n  Y\n>("A", {\n  b: c(),\n});\n'],
    ["a call with a function", 'const a = late(() =>\n  operation<X, Y>("A", { b: c() }),\n);\n'],
    [
      "a call with a function of many lines",
      'const a = late(() =>\n  operation("A", {\n    b: c(),\n  }),\n);\n',
    ],
    ["a text in lower case", 'const NAME = "A";\nconst HEADER = NAME.toLowerCase();\n'],
    ["a product", "const DAY = 60 * 60 * 24;\n"],
    ["a class over a call", 'class A extends exception("A", "client") {}\n'],
    ["a class over a call of many lines", 'class A extends exception(\n  "A",\n  "client",\n) {}\n'],
  ])("%s", async (_, source) => {
    expect(await left(source)).toBe("");
  });
});

it("puts no function around a call that is given one", () => {
  const call = 'late(() => operation<X>("A", { b: c() }));';
  expect(markPure(`const a = ${call}\n`)).toBe(`const a = /* @__PURE__ */ ${call}\n`);
});

it("leaves a call that stands for itself", async () => {
  expect(await left('register("A");\n')).toBe('register("A");\n');
});

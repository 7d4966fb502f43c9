import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFieldPath } from "../../../../src/cli/rewrap/rows/fieldPath.js";
import { findJsonCells } from "../../../../src/cli/rewrap/rows/findJsonCells.js";
import { splice } from "../../../../src/cli/rewrap/rows/splice.js";

const find = (text: string, ...paths: string[]) => {
  const found = findJsonCells(text, paths.map(parseFieldPath));
  return "problem" in found
    ? found.problem
    : found.cells.map((cells) =>
        cells.map((cell) => cell && { value: cell.value, text: text.slice(cell.start, cell.end) }),
      );
};
const values = (text: string, path: string) => {
  const found = find(text, path);
  return typeof found === "string" ? found : found[0]?.map((cell) => cell?.value);
};

describe("findJsonCells", () => {
  it.each([
    { text: '{"a":"x"}', path: "a", expected: ["x"] },
    { text: ' { "a" : "x" } \r\n', path: "a", expected: ["x"] },
    { text: '\ufeff{"a":"x"}', path: "a", expected: ["x"] },
    { text: '{"Item":{"ct":{"B":"x"}}}', path: "Item.ct.B", expected: ["x"] },
    { text: '{"ct":"outer","Item":{"ct":{"B":"x"}}}', path: "Item.ct.B", expected: ["x"] },
    { text: '{"a.b":"x","a":{"b":"y"}}', path: "a\\.b", expected: ["x"] },
    { text: '{"a":{"b":"x"}}', path: "a\\.b", expected: [undefined] },
    { text: '{"a":[{"b":"x"},{"b":"y"}]}', path: "a.1.b", expected: ["y"] },
    { text: '{"a":["x","y"]}', path: "a.*", expected: ["x", "y"] },
    { text: '{"a":[{"b":"x"},{},{"b":"y"}]}', path: "a.*.b", expected: ["x", undefined, "y"] },
    { text: '{"a":[]}', path: "a.*", expected: [] },
    { text: '{"a":[{"b":[]},{"b":["x"]}]}', path: "a.*.b.*", expected: ["x"] },
    { text: '{"a":{"*":"x"}}', path: "a.\\*", expected: ["x"] },
    { text: '{"*":"x"}', path: "*", expected: [undefined] },
    { text: "{}", path: "a", expected: [undefined] },
    { text: '{"a":null}', path: "a", expected: [null] },
    { text: '{"a":1}', path: "a.b", expected: [undefined] },
    { text: '{"a":"x","a":"y"}', path: "a", expected: ["y"] },
    { text: '{"a":{"b":"x"},"a":{}}', path: "a.b", expected: [undefined] },
    { text: '{"a":{"b":"x"},"a":1}', path: "a.b", expected: [undefined] },
    { text: '[{"b":"x","b":"y"},{"b":"z"}]', path: "*.b", expected: ["y", "z"] },
    { text: '{"\\u0061":"x"}', path: "a", expected: ["x"] },
    { text: '{"":"x"}', path: "", expected: ["x"] },
    { text: '{"a":"\\\\","b":"x"}', path: "b", expected: ["x"] },
    { text: '{"a":"\\\\\\"","b":"x"}', path: "b", expected: ["x"] },
    { text: '{"__proto__":{"ct":"x"}}', path: "__proto__.ct", expected: ["x"] },
    { text: '["x"]', path: "0", expected: ["x"] },
    { text: '"x"', path: "a", expected: [undefined] },
  ])("finds $path in $text", ({ text, path, expected }) => {
    expect(values(text, path)).toEqual(expected);
  });

  it("finds where a text with escapes stands", () => {
    expect(find('{"a":"AQ\\/\\u002f="}', "a")).toEqual([[{ value: "AQ//=", text: "AQ\\/\\u002f=" }]]);
  });

  it.each(["", "{", "{'a':1}", "nothing", '{"a":1}{"a":2}', '{"a":"\u0000"}'])(
    "says that %j is not JSON",
    (text) => {
      expect(find(text, "a")).toMatch(/^The row is not JSON: /);
    },
  );

  it("does not recurse into a deep document", () => {
    const depth = 100_000;
    const text = `{"b":${"[".repeat(depth)}${"]".repeat(depth)},"a":"x"}`;
    expect(values(text, "a")).toEqual(["x"]);
  });

  it("takes time in proportion to the length of a string with many backslashes", () => {
    const text = JSON.stringify({ b: '\\"'.repeat(200_000), a: "x" });
    expect(values(text, "a")).toEqual(["x"]);
  });

  it("finds what JSON.parse finds, and replaces nothing else", () => {
    const json = fc
      .tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.string())
      .map(([others, a]) => ({ ...others, a }));
    fc.assert(
      fc.property(json, fc.nat({ max: 3 }), (document, indent) => {
        const text = JSON.stringify(document, undefined, indent);
        const found = findJsonCells(text, [["a"]]);
        const [cell] = "cells" in found ? (found.cells[0] ?? []) : [];
        expect(cell?.value).toBe(document.a);
        const spliced = cell && splice(text, [{ cell, content: "bmV3" }]);
        expect(spliced).toBe(JSON.stringify({ ...document, a: "bmV3" }, undefined, indent));
      }),
    );
  });
});

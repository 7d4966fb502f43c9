import { describe, expect, it } from "vitest";
import { isRewritten } from "../../../../src/cli/rewrap/resume/isRewritten.js";
import { RowReader } from "../../../../src/cli/rewrap/rows/RowReader.js";

/** The row of a line. */
function rowOf(text: string) {
  const fields = ["a", "b"];
  const spec = { format: "jsonl", fields, hasDefaultKey: true, skipMissing: true, dryRun: false } as const;
  const [row] = new RowReader(spec).read({ line: 1, bytes: Buffer.from(text) });
  if (row === undefined) throw new Error("There is no row");
  return row;
}
const row = '{"b":"AQAB", "x":1.0,"a":"AQ\\/="}\n';

describe("isRewritten", () => {
  it.each([
    { text: row, expected: true, what: "the row as it was" },
    { text: '{"b":"BBBBBBBB", "x":1.0,"a":"CC+/"}\n', expected: true, what: "other ciphertexts" },
    { text: '{"b":"BBBBBBBB", "x":1.0,"a":"AQ\\/="}\n', expected: true, what: "one other ciphertext" },
    { text: '{"b":"BBBB", "x":1,"a":"CC+/"}\n', expected: false, what: "another number" },
    { text: '{"b":"BBBB", "x":1.0,"a":"CC+/"}', expected: false, what: "no line break" },
    { text: '{"b":"BB', expected: false, what: "a row that is cut short" },
    { text: '{"b":"BB"BB", "x":1.0,"a":"CC+/"}\n', expected: false, what: "what is not base64" },
    { text: "\0".repeat(row.length), expected: false, what: "zeros" },
  ])("is $expected for $what", ({ text, expected }) => {
    expect(isRewritten(rowOf(row), Buffer.from(text))).toBe(expected);
  });

  it("accepts a row that could not be read only as it was", () => {
    expect(isRewritten(rowOf("no json\n"), Buffer.from("no json\n"))).toBe(true);
    expect(isRewritten(rowOf("no json\n"), Buffer.from("AQAB\n"))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordSplitter } from "../../../../src/cli/rewrap/rows/splitRecords.js";

/** The records of a text that arrives in chunks of some bytes. */
function split(text: string, isCsv: boolean, size = 1000): readonly [line: number, text: string][] {
  const splitter = new RecordSplitter(isCsv);
  const bytes = Buffer.from(text);
  const records = [];
  for (let at = 0; at < bytes.length; at += size) {
    records.push(...splitter.push(bytes.subarray(at, at + size)));
  }
  return [...records, ...splitter.end()].map(({ line, bytes }) => [line, bytes.toString()]);
}

describe("RecordSplitter", () => {
  it("splits lines, with their line breaks", () => {
    expect(split('{"a":1}\r\n\n"\nlast', false)).toEqual([
      [1, '{"a":1}\r\n'],
      [2, "\n"],
      [3, '"\n'],
      [4, "last"],
    ]);
  });

  it("keeps line breaks in quoted cells of CSV, and counts their lines", () => {
    expect(split('a,b\n"1\n""2\n",x\r\n3,"4"\n', true)).toEqual([
      [1, "a,b\n"],
      [2, '"1\n""2\n",x\r\n'],
      [5, '3,"4"\n'],
    ]);
  });

  it("does not let a quote within a cell swallow the rest of a file of CSV", () => {
    expect(split('a,b\n5" pipe,x\n6,y\n', true)).toHaveLength(3);
  });

  it("sees a quote behind a byte order mark", () => {
    expect(split('\ufeff"a\nb",c\n1,2\n', true)).toHaveLength(2);
  });

  it("reads a failure file as lines, also where CSV is expected", () => {
    expect(split('{"line":1,"row":"\\"a"}\n{"line":2}\n', true)).toHaveLength(2);
  });

  it.each([true, false])("loses no byte, however they arrive; CSV: %s", (isCsv) => {
    const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "\ufeff", "é") });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (given, size) => {
        const records = split(given, isCsv, size);
        expect(records.map(([, record]) => record).join("")).toBe(given);
        expect(records).toEqual(split(given, isCsv));
      }),
    );
  });

  it("rejects a row of more than 64 MiB instead of taking all memory", () => {
    const splitter = new RecordSplitter(true);
    const chunk = Buffer.alloc(8 * 1024 * 1024, "a");
    expect(() => {
      for (let count = 0; count < 9; count++) splitter.push(chunk);
    }).toThrow("Line 1 is longer than 64 MiB: a quote is not closed, or this is not CSV.");
  });
});

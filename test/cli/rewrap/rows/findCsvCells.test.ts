import { describe, expect, it } from "vitest";
import { csvColumns, findCsvCells, parseCsvRecord } from "../../../../src/cli/rewrap/rows/findCsvCells.js";

const texts = (record: string) => {
  const cells = parseCsvRecord(record);
  return "problem" in cells ? cells.problem : cells.map(({ value }) => value);
};

describe("parseCsvRecord", () => {
  it.each([
    { record: "a,b\r\n", expected: ["a", "b"] },
    { record: '"a","b ""c"""\n', expected: ["a", 'b "c"'] },
    { record: '"a\nb",', expected: ["a\nb", ""] },
    { record: '\ufeff"a",b', expected: ["a", "b"] },
    { record: ",\n", expected: ["", ""] },
    { record: '"a', expected: "The row is not CSV: a quote is not closed" },
    {
      record: '5" pipe,x\n',
      expected: "The row is not CSV: column 1 has a quote or a line break that is not quoted",
    },
    {
      record: '"a"b\n',
      expected: "The row is not CSV: column 1 has a quote or a line break that is not quoted",
    },
  ])("reads $record", ({ record, expected }) => {
    expect(texts(record)).toEqual(expected);
  });
});

describe("csvColumns", () => {
  it("finds columns by their names", () => {
    expect(csvColumns('id,"c,t",note\r\n', ["c,t", "id"])).toEqual({ columns: [1, 0], width: 3 });
  });

  it("names the columns that there are when one is missing or there twice", () => {
    expect(csvColumns("id,ct,ct\n", ["blob"])).toEqual({
      problem: 'The header has no column "blob". Its columns are "id", "ct", "ct".',
    });
    expect(csvColumns("id,ct,ct\n", ["ct"])).toMatchObject({
      problem: expect.stringContaining('more than one column "ct"'),
    });
  });
});

describe("findCsvCells", () => {
  it("returns where the content stands, without its quotes", () => {
    const record = '1,"AQ==",x\n';
    const found = findCsvCells(record, [1], 3);
    const [cell] = "cells" in found ? (found.cells[0] ?? []) : [];
    expect(cell && record.slice(cell.start, cell.end)).toBe("AQ==");
  });

  it("rejects a record that may be shifted", () => {
    expect(findCsvCells("1,2\n", [1], 3)).toEqual({
      problem: "The row has 2 cells instead of the 3 of the header",
    });
  });
});

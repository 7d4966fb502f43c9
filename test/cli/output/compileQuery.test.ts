import { describe, expect, it } from "vitest";
import { compileQuery } from "../../../src/cli/output/compileQuery.js";
import { formatOutput } from "../../../src/cli/output/formatOutput.js";

const value = {
  Keys: [
    { Id: "a", Size: 1 },
    { Id: "b", Size: 3 },
  ],
  Name: "n",
};

const json = async (query: string) => {
  const text = await formatOutput(value, { output: "json", query, color: false, title: "ListKeys" });
  return text.trim().replace(/\s+/g, " ");
};

describe("a number in a query", () => {
  it.each([
    ["`1.0`", "1.0"],
    ["`-1.50`", "-1.5"],
    ["`-0.0`", "-0.0"],
    ["`1e400`", "Infinity"],
    ["`0.00001`", "1e-05"],
    ["`0.0001`", "0.0001"],
    ["`123456789012345678901`", "123456789012345678901"],
    ["`-0`", "0"],
    ['`{"a":1.0,"b":["1.0",2]}`', '{ "a": 1.0, "b": [ "1.0", 2 ] }'],
    ["{a:`2.0`,b:Name}", '{ "a": 2.0, "b": "n" }'],
    ["Keys[].{i:Id,f:`0.10`}", '[ { "i": "a", "f": 0.1 }, { "i": "b", "f": 0.1 } ]'],
    ["'`1.0`'", '"`1.0`"'],
    ['`"a\\`1.0"`', '"a`1.0"'],
  ])("prints %s as the AWS CLI does: %s", async (query, printed) => {
    expect(await json(query)).toBe(printed);
  });

  it.each([
    ["Keys[?Size<`2.0`].Id", '[ "a" ]'],
    ["Keys[?Size==`3.0`].Id", '[ "b" ]'],
    ["{x:max([`1.0`,`2.5`]),y:`1.0`}", '{ "x": 2.5, "y": 1.0 }'],
    ["`1.0` == `1`", "true"],
  ])("compares and computes with it: %s", async (query, printed) => {
    expect(await json(query)).toBe(printed);
  });
});

describe("a function returns whole numbers and fractions as the AWS CLI does", () => {
  it.each([
    ["to_number('1.0')", "1.0"],
    ["to_number('1')", "1"],
    ["to_number('1e3')", "1000.0"],
    ["to_number(' -5. ')", "-5.0"],
    ["to_number('1_000')", "1000"],
    ["to_number('0x10')", "null"],
    ["to_number('12345678901234567890')", "12345678901234567890"],
    ["to_number('-inf')", "-Infinity"],
    ["to_number('nan')", "NaN"],
    ["to_number(`true`)", "null"],
    ["to_number('1.0') == `1`", "true"],
    ["avg(`[1,3]`)", "2.0"],
    ["sum(`[1,2]`)", "3"],
    ["sum(`[1.0,2]`)", "3.0"],
    ["sum(`[12345678901234567890,1]`)", "12345678901234567891"],
    ["sum(`[]`)", "0"],
    ["max(`[1,2.0]`)", "2.0"],
    ["min(`[1.0,2]`)", "1.0"],
    ["abs(`-1.0`)", "1.0"],
    ["abs(`-12345678901234567890`)", "12345678901234567890"],
    ["ceil(`1.2`)", "2"],
    ["floor(`-1.2`)", "-2"],
    ["sort(`[3,1.0,2]`)", "[ 1.0, 2, 3 ]"],
    ["to_string(`1.0`)", '"1.0"'],
    ['to_string(`[1.0, {"a": "ü"}]`)', '"[1.0,{\\"a\\":\\"\\\\u00fc\\"}]"'],
    ["Keys[].Size | avg(@)", "2.0"],
    ["`true` == `1`", "false"],
    ["`true` < `1`", "null"],
    ["!`0`", "false"],
    ["length('a😀')", "2"],
    ["reverse('a😀')", '"😀a"'],
    ["Keys[::-1].Id", '[ "b", "a" ]'],
    ["Keys[-1:].Id", '[ "b" ]'],
    ["sort_by(Keys, &Size)[].Id", '[ "a", "b" ]'],
    ["max_by(Keys, &Size).Id", '"b"'],
    ["[[`1`],[`2`,[`3`]]][]", "[ 1, 2, [ 3 ] ]"],
    ["not_null(Nope, Name)", '"n"'],
    ["merge(Keys[0], {Size: `2`})", '{ "Id": "a", "Size": 2 }'],
    ["map(&Id, Keys)", '[ "a", "b" ]'],
    ["type(`1.0`)", '"number"'],
  ])("%s: %s", async (query, printed) => {
    expect(await json(query)).toBe(printed);
  });

  it.each([
    "abs('a')",
    "avg(Keys)",
    'sum(`["a"]`)',
    "`1` < 'a'",
    "ceil(to_number('inf'))",
    "sort_by(Keys, &Nope)",
    "Keys[::0]",
    "map(Id, Keys)",
  ])("%s is an error", async (query) => {
    await expect(json(query)).rejects.toMatchObject({ kind: "evaluation" });
  });
});

describe("a query", () => {
  it.each(["Nope", "Name.x", "Keys[9]", "constructor", "Name.length", "avg(`[]`)"])(
    "prints null for what is not there: %s",
    async (query) => {
      expect(await json(query)).toBe("null");
    },
  );

  it.each(["foo(", "Keys.", "Keys[?", "a b", "]", "`{`", "  ", "Keys..Id", "'a", '"a', "`1", "`"])(
    "is refused before anything is sent: %s",
    async (query) => {
      await expect(compileQuery(query)).rejects.toMatchObject({
        name: "QueryError",
        kind: "syntax",
        message: expect.stringContaining(`Bad value for --query ${query}: `),
      });
    },
  );

  it("must not be empty", async () => {
    await expect(compileQuery("")).rejects.toMatchObject({
      kind: "syntax",
      message: "Bad value for --query : Invalid JMESPath expression: cannot be empty.",
    });
  });

  it.each([
    ["foo(@)", "Unknown function: foo()"],
    ["length(`1`)", "length()"],
    ["sort(Keys)", "sort()"],
    ["abs()", "abs()"],
  ])("fails on the response with %s", async (query, message) => {
    const { search } = await compileQuery(query);
    expect(() => search(value)).toThrow(
      expect.objectContaining({ kind: "evaluation", message: expect.stringContaining(message) }),
    );
  });

  it("takes members with the names of methods for members", async () => {
    const { search } = await compileQuery("[!@, hasOwnProperty, constructor]");
    expect(search({ hasOwnProperty: "x" })).toEqual([false, "x", null]);
  });

  it("does not take a text of the response for a number of the query", async () => {
    const { search } = await compileQuery("[Text,`1.0`] | [0]");
    expect(search({ Text: "\0x" })).toBe("\0x");
  });
});

import { describe, expect, it } from "vitest";
import type { OutputFormat } from "../../../src/cli/arguments/ParsedArguments.js";
import { formatOutput, writeOutput } from "../../../src/cli/output/formatOutput.js";
import vectors from "../../vectors/cli-output.json" with { type: "json" };

const responses: Readonly<Record<string, unknown>> = vectors.responses;
const plain = { color: false, title: "ListKeys" } as const;

interface Vector {
  readonly response: string;
  readonly output: string;
  readonly query?: string;
  readonly color?: boolean;
  readonly columns?: number;
  readonly stdout: string;
}

const cases: readonly Vector[] = vectors.cases;
const FORMATS: readonly OutputFormat[] = ["json", "text", "table", "yaml", "yaml-stream"];

describe.each(FORMATS)("--output %s", (output) => {
  it.each(cases.filter((vector) => vector.output === output))(
    "prints $response like the AWS CLI (query $query, $columns columns, color $color)",
    async ({ response, query, color = false, columns, stdout }) => {
      const [title = ""] = response.split(" ");
      expect(await formatOutput(responses[response], { output, query, color, title, columns })).toBe(stdout);
    },
  );
});

describe("a response", () => {
  const format = (value: unknown, output: OutputFormat) => formatOutput(value, { ...plain, output });

  it("prints nothing with --output off", async () => {
    expect(await format({ KeyId: "k" }, "off")).toBe("");
  });

  it("prints bytes as base64", async () => {
    expect(await format({ Plaintext: Buffer.from("hello") }, "text")).toBe("aGVsbG8=\n");
  });

  it("leaves out what is undefined", async () => {
    expect(await format({ KeyId: "k", Name: undefined }, "json")).toBe('{\n    "KeyId": "k"\n}\n');
  });

  it("keeps a member named __proto__", async () => {
    expect(await format(JSON.parse('{"__proto__":"x"}'), "text")).toBe("x\n");
  });

  it("prints a date with the offset of the local time zone", async () => {
    const text = await format({ CreationDate: new Date(1_700_000_000_123) }, "text");
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:20\.123000[+-]\d\d:\d\d\n$/);
    expect(Date.parse(text.trim())).toBe(1_700_000_000_123);
  });

  it("prints no fraction of a full second", async () => {
    expect(await format({ CreationDate: new Date(1_700_000_000_000) }, "text")).toMatch(
      /:20[+-]\d\d:\d\d\n$/,
    );
  });

  it("is written with one write, and not at all if there is nothing", async () => {
    const written: unknown[] = [];
    const stdout = { write: async (data: unknown) => void written.push(data) };
    await writeOutput({ KeyId: "k" }, { ...plain, output: "text", stdout });
    await writeOutput({}, { ...plain, output: "json", stdout });
    expect(written).toEqual(["k\n"]);
  });
});

const controlsIn = (text: string) =>
  [...text].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character) && !"\t\n".includes(character));

describe("on a terminal", () => {
  const hostile = { Description: "\x1b[2Jgone\x07", "\x9bkey": "a\u202eb\tc" };
  const format = (output: OutputFormat) => formatOutput(hostile, { ...plain, output, terminal: true });

  it.each(["text", "table", "yaml", "yaml-stream"] as const)(
    "shows control characters with --output %s",
    async (output) => {
      const text = await format(output);
      expect(text).toMatch(/\\(x1[bB]|e)\[2Jgone/);
      expect(controlsIn(text)).toEqual([]);
    },
  );

  it("prints JSON that means the same", async () => {
    const text = await format("json");
    expect(controlsIn(text)).toEqual([]);
    expect(JSON.parse(text)).toEqual(hostile);
  });

  it("aligns the columns of a table with the characters that it shows", async () => {
    const lines = (await format("table")).trimEnd().split("\n");
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});

it("passes control characters on to a file or a pipe", async () => {
  expect(await formatOutput({ Description: "\x1b[2J" }, { ...plain, output: "text" })).toBe("\x1b[2J\n");
});

describe("--output table", () => {
  const lines = async (value: unknown) =>
    (await formatOutput(value, { ...plain, output: "table", columns: 300 })).trimEnd().split("\n");

  it("counts wide and ambiguous characters as two columns", async () => {
    expect(await lines({ A: "北京", B: "§x" })).toEqual([
      "-----------------",
      "|   ListKeys    |",
      "+-------+-------+",
      "|   A   |   B   |",
      "+-------+-------+",
      "|  北京 |  §x  |",
      "+-------+-------+",
    ]);
  });

  it("colours without resetting after each write in a pager", async () => {
    const options = { ...plain, color: true, output: "table" } as const;
    const paged = await formatOutput({ A: 1, B: 2 }, { ...options, paged: true });
    const direct = await formatOutput({ A: 1, B: 2 }, options);
    expect(paged).toContain("\x1b[1m\x1b[34m1\x1b[0m");
    expect(paged).not.toContain("\x1b[0m\x1b[0m");
    expect(direct).toContain("\x1b[0m\x1b[0m");
    const shown = await formatOutput({ A: 1, B: 2 }, { ...options, terminal: true });
    expect(shown).toBe(`${direct}\x1b[0m`);
  });

  it.each([
    ["rows of different lengths", "[['a'],['b','c']]"],
    ["a list that has both objects and other values", "[{a:'b'},'c']"],
  ])("says that it cannot print %s", async (what, query) => {
    const printed = formatOutput({}, { ...plain, output: "table", query });
    await expect(printed).rejects.toThrow(
      `--output table cannot print ${what}. Change --query, or use --output json.`,
    );
  });
});

it("--output text says that it cannot print a list that has both objects and other values", async () => {
  const printed = formatOutput({}, { ...plain, output: "text", query: "[{a:'b'},'c']" });
  await expect(printed).rejects.toThrow(
    "--output text cannot print a list that has both objects and other values",
  );
});

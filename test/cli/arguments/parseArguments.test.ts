import { describe, expect, it } from "vitest";
import { parseArguments, takeGlobals } from "../../../src/cli/arguments/parseArguments.js";
import { commandNames, grammarOf } from "../../../src/cli/commands/commands.js";

const parse = (...argv: string[]) => parseArguments(takeGlobals(argv), grammarOf, commandNames);

describe("parseArguments", () => {
  it("takes global options from anywhere", () => {
    const argv = ["--region", "a", "kms", "--output=text", "list-keys", "--limit", "1", "--debug"];
    expect(parse(...argv)).toEqual({
      kind: "command",
      parsed: {
        command: "list-keys",
        globals: { region: "a", regions: ["a"], output: "text", debug: true },
        options: new Map([["limit", "1"]]),
        positionals: [],
        argv,
      },
    });
  });

  it("takes the last Region for an operation, and a single word after --region", () => {
    expect(parse("--region", "a", "list-keys", "--region=b")).toMatchObject({
      parsed: { globals: { region: "b" } },
    });
    expect(() => parse("list-keys", "--region", "a", "b")).toThrow("Unknown options: b");
    expect(parse("kms", "--region", "a", "local", "--reg", "b", "c")).toMatchObject({
      parsed: { globals: { regions: ["a", "b", "c"] }, positionals: [] },
    });
  });

  it("leaves the words after --exec to the other program", () => {
    const command = ["--exec", "aws", "kms", "list-keys", "--output", "text", "--version", "--help", "help"];
    expect(parse("local", "--region", "a", ...command)).toMatchObject({
      kind: "command",
      parsed: { command: "local", globals: { region: "a" }, options: new Map([["exec", command.slice(1)]]) },
    });
    expect(takeGlobals(["local", "--exec", "aws", "--version"]).isVersion).toBe(false);
  });

  it.each([
    { argv: ["help"], command: undefined },
    { argv: ["kms", "help"], command: undefined },
    { argv: ["--help"], command: undefined },
    { argv: ["-h"], command: undefined },
    { argv: ["re-encrypt", "-h"], command: "re-encrypt" },
    { argv: ["re-encrypt", "help"], command: "re-encrypt" },
    { argv: ["kms", "re-encrypt", "--dry-run", "--help"], command: "re-encrypt" },
  ])("reads $argv as a request for help", ({ argv, command }) => {
    expect(parse(...argv)).toEqual({ kind: "help", command });
  });

  it("does not take --out for --output", () => {
    expect(parse("re-encrypt", "--destination-key-id", "k", "--out", "text.bin")).toMatchObject({
      parsed: {
        globals: {},
        options: new Map([
          ["destination-key-id", "k"],
          ["out", "text.bin"],
        ]),
      },
    });
  });

  it.each([[["--out", "text"]], [["--out=text"]]])("takes %j for --output, as in the AWS CLI", (argv) => {
    expect(parse("list-keys", ...argv, "--limit", "1")).toMatchObject({
      parsed: { globals: { output: "text" }, options: new Map([["limit", "1"]]) },
    });
  });

  it("writes to a file with the name of a format, if the path has a folder", () => {
    const argv = ["re-encrypt", "--destination-key-id", "k", "--out", "./text"];
    expect(parse(...argv)).toMatchObject({ parsed: { globals: {} } });
  });

  it("takes -- at the end", () => {
    expect(parse("list-keys", "--limit", "1", "--")).toMatchObject({
      parsed: { options: new Map([["limit", "1"]]), positionals: [] },
    });
  });

  it.each([[], ["kms"], ["--debug"]])("rejects %j, which has no command", (...argv) => {
    expect(() => parse(...argv)).toThrow("the following arguments are required: command");
  });
});

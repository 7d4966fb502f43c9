import { describe, expect, it } from "vitest";
import type { OptionSpec } from "../../../src/cli/arguments/OptionSpec.js";
import { takeOptions } from "../../../src/cli/arguments/takeOptions.js";

const SPECS: readonly OptionSpec[] = [
  { name: "destination-key-id", takes: "value" },
  { name: "destination-context", takes: "value" },
  { name: "dry-run", takes: "flag" },
  { name: "dry-run-modifiers", takes: "list" },
  { name: "skeleton", takes: "optional", implied: "input", choices: ["input", "output"] },
  { name: "exec", takes: "rest", own: true },
  { name: "skeletons-of-ours", takes: "flag", own: true },
];

const take = (...words: string[]) => {
  const { options, rest } = takeOptions(words, SPECS, ["dest"]);
  return { options: Object.fromEntries(options), rest };
};

describe("takeOptions", () => {
  it.each([
    { words: ["--destination-key-id", "x"], options: { "destination-key-id": "x" }, rest: [] },
    { words: ["--destination-k=x=y"], options: { "destination-key-id": "x=y" }, rest: [] },
    { words: ["--destination-key-id="], options: { "destination-key-id": "" }, rest: [] },
    { words: ["--destination-key-id", "-"], options: { "destination-key-id": "-" }, rest: [] },
    { words: ["--destination-key-id", "-5"], options: { "destination-key-id": "-5" }, rest: [] },
    { words: ["--destination-key-id", "-x y"], options: { "destination-key-id": "-x y" }, rest: [] },
    { words: ["--destination-key-id=-x"], options: { "destination-key-id": "-x" }, rest: [] },
    {
      words: ["--dry-run-m", "a", "b", "--dry-run", "c"],
      options: { "dry-run-modifiers": ["a", "b"], "dry-run": true },
      rest: ["c"],
    },
    { words: ["--dry-run-modifiers"], options: { "dry-run-modifiers": [] }, rest: [] },
    { words: ["--skeleton", "--dry-run"], options: { skeleton: "input", "dry-run": true }, rest: [] },
    { words: ["--skeleton", "output"], options: { skeleton: "output" }, rest: [] },
    { words: ["--ske"], options: { skeleton: "input" }, rest: [] },
    { words: ["--skeletons"], options: { "skeletons-of-ours": true }, rest: [] },
    { words: ["--exec", "sh", "-c", "--dry-run"], options: { exec: ["sh", "-c", "--dry-run"] }, rest: [] },
    {
      words: ["a", "--unknown", "b", "--dest", "c"],
      options: {},
      rest: ["a", "--unknown", "b", "--dest", "c"],
    },
  ])("reads $words", ({ words, options, rest }) => {
    expect(take(...words)).toEqual({ options, rest });
  });

  it.each([
    {
      words: ["--destination", "x"],
      says: /ambiguous option: --destination could match --destination-key-id, --destination-context/,
    },
    { words: ["--destination-key-id"], says: /--destination-key-id: expected one argument/ },
    { words: ["--destination-key-id", "--dry-run"], says: /expected one argument/ },
    { words: ["--dry-run=yes"], says: /ignored explicit argument 'yes'/ },
    { words: ["--skeleton", "xml"], says: /invalid choice 'xml'/ },
  ])("rejects $words", ({ words, says }) => {
    expect(() => take(...words)).toThrow(says);
  });
});

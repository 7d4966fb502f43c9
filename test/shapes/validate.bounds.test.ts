import { ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { integer, string, structure, timestamp } from "../../src/shapes/shapes.js";
import { validate } from "../../src/shapes/validate.js";
import { operationOf } from "../support/operation-of.js";

const ReEncrypt = operationOf(ReEncryptCommand);
const good = { CiphertextBlob: new Uint8Array([1]), DestinationKeyId: "alias/new" };

describe("validate", () => {
  it.each([
    [{ min: -5 }, -6, "must be at least -5, but is -6"],
    [{ max: 5 }, 6, "must be at most 5, but is 6"],
    [{ min: -5, max: 5 }, 6, "must be -5 to 5, but is 6"],
  ])("names the bounds of a number with %j: %i %s", (bounds, Limit, message) => {
    const input = structure<{ Limit?: number }>({ Limit: integer(bounds) });
    expect(validate({ input, rules: [] }, { Limit })).toEqual([
      expect.objectContaining({ path: "Limit", message }),
    ]);
  });

  it("returns the exceeded limit, for callers that word the message themselves", () => {
    expect(validate(ReEncrypt, { ...good, CiphertextBlob: new Uint8Array(6145) })[0]).toMatchObject({
      constraint: "length",
      limit: { max: 6144 },
    });
    expect(validate(ReEncrypt, { ...good, DestinationKeyId: "" })[0]).toMatchObject({
      constraint: "length",
      limit: { min: 1 },
    });
  });

  it.each([
    ["😀".repeat(10), []],
    ["😀".repeat(11), ["must have 2 to 10 characters, but has 11"]],
    ["😀", ["must have 2 to 10 characters, but has 1"]],
    ["\ud83d".repeat(10), []],
    ["e\u0301".repeat(5), []],
  ])("counts the Unicode scalar values of %j", (Text, messages) => {
    const input = structure<{ Text?: string }>({ Text: string({ min: 2, max: 10 }) });
    expect(validate({ input, rules: [] }, { Text }).map(({ message }) => message)).toEqual(messages);
  });

  it("counts the characters of a very long text without a copy of it", () => {
    const input = structure<{ Text?: string }>({ Text: string({ max: 10 }) });
    const Text = Buffer.from("😀".repeat(5_000_000)).toString();
    const before = process.memoryUsage().rss;
    expect(validate({ input, rules: [] }, { Text })).toMatchObject([
      { message: expect.stringMatching(/but has 5000000$/) },
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });

  it.each([1.5, 2 ** 53, Number.NaN])("explains why %d is not a whole number", (Limit) => {
    const input = structure<{ Limit?: number }>({ Limit: integer() });
    expect(validate({ input, rules: [] }, { Limit })[0]?.message).toBe(
      "must be a whole number, not a number: it has a fraction or is too large",
    );
  });

  it("accepts only valid dates as timestamps", () => {
    const input = structure<{ Since?: Date }>({ Since: timestamp() });
    const problemsOf = (Since: unknown) =>
      validate({ input, rules: [] }, { Since }).map(({ message }) => message);
    expect(problemsOf(new Date(0))).toEqual([]);
    expect(problemsOf(new Date(Number.NaN))).toEqual(["must be a valid Date, not a Date"]);
    expect(problemsOf("2026-01-01")).toEqual(["must be a valid Date, not a string"]);
    expect(problemsOf(false)).toEqual(["must be a valid Date, not a boolean"]);
  });
});

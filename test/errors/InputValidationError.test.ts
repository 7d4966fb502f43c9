import { InputValidationError } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { problem } from "../../src/errors/Problem.js";

const PREFIX = "Encrypt was not sent, because its input has";

const errorOf = (...paths: readonly string[]) =>
  new InputValidationError(
    "Encrypt",
    paths.map((path) => ({ path, constraint: "required", message: "is required" })),
  );

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Member${index}`);

describe("the message of an InputValidationError", () => {
  it("counts the problems, and has a line for each", () => {
    expect(errorOf("KeyId").message).toBe(`${PREFIX} a problem:\n  KeyId is required`);
    expect(errorOf("KeyId", "Plaintext").message).toBe(
      `${PREFIX} 2 problems:\n  KeyId is required\n  Plaintext is required`,
    );
  });

  it("lists up to 50 problems, and counts the others", () => {
    expect(errorOf(...numbered(50)).message).toMatch(/\n {2}Member49 is required$/);
    const error = errorOf(...numbered(53));
    expect(error.message).toMatch(/\n {2}Member49 is required\n {2}and 3 more$/);
    expect(error.problems).toHaveLength(53);
  });

  it("has no control characters of a path, and at most 200 characters of it", () => {
    expect(errorOf("a\u001b[31m\r\nb\u202ec\u2028d").message).toContain("\n  a [31m b c d is required");
    expect(errorOf("k".repeat(201)).message).toContain(`\n  ${"k".repeat(200)} is required`);
  });
});

it("an error keeps 1000 characters of a path", () => {
  const [first] = errorOf("k".repeat(1_000_000)).problems;
  expect(first?.path).toBe(`${"k".repeat(1_000)}…`);
  expect(errorOf("k".repeat(1_000)).problems[0]?.path).toBe("k".repeat(1_000));
});

it("an error with more problems than are collected says so, and keeps the first 100", () => {
  const problems = Array.from({ length: 101 }, (_, index) => problem(`a[${index}]`, "type", "is wrong"));
  const error = new InputValidationError("Encrypt", problems);
  expect(error.problems).toEqual(problems.slice(0, 100));
  expect(error.message).toMatch(/^Encrypt was not sent, because its input has more than 100 problems:\n/);
  expect(error.message).toMatch(/\n {2}a\[49\] is wrong\n {2}and more$/);
});

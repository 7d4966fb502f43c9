import { expect, it } from "vitest";
import { hide } from "../../src/errors/hide.js";

it("a hidden property is not enumerable, and can be replaced and deleted", () => {
  const error: { cause?: unknown } = {};
  hide(error, "cause", "first");
  expect(Object.keys(error)).toEqual([]);
  expect(error.cause).toBe("first");
  error.cause = "second";
  expect(error.cause).toBe("second");
  delete error.cause;
  expect(error).not.toHaveProperty("cause");
});

it("a frozen object stays as it is", () => {
  const error = Object.freeze({});
  hide(error, "cause", "first");
  expect(error).not.toHaveProperty("cause");
});

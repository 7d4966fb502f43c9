import { expect, it } from "vitest";
import { codeOf, saidBy } from "../../src/errors/platformError.js";

it("the code is found in a cause, and a cycle of causes has none", () => {
  const error = new Error("a");
  error.cause = error;
  expect(codeOf(error)).toBeUndefined();
  expect(codeOf(new Error("b", { cause: Object.assign(new Error("c"), { code: "ECONNRESET" }) }))).toBe(
    "ECONNRESET",
  );
});

it("the message is on one line, without characters that control a terminal", () => {
  expect(saidBy(new Error("a\n\u001b[31mb\u202ec."))).toBe("a [31mb c");
});

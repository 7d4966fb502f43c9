import type { HandlerExecutionContext } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../../src/client/pipeline/operationOf.js";
import { SMITHY_CONTEXT_KEY } from "../../../src/smithy.js";

const contextWith = (declaration: unknown): HandlerExecutionContext => ({
  [SMITHY_CONTEXT_KEY]: { declaration },
});

it("the operation of a call is the declaration in its context", () => {
  const declaration = { input: {}, output: {}, rules: [] };
  expect(operationOf(contextWith(declaration))).toBe(declaration);
});

describe("a call of another package's command is rejected", () => {
  it.each<[string, HandlerExecutionContext]>([
    ["without a context of smithy", {}],
    ["without a declaration", contextWith(undefined)],
    ["with a declaration that is not an object", contextWith("Encrypt")],
    ["with a declaration without an input", contextWith({ output: {}, rules: [] })],
    ["with a declaration without an output", contextWith({ input: {}, rules: [] })],
    ["with a declaration without rules", contextWith({ input: {}, output: {} })],
  ])("%s", (_, context) => {
    expect(() => operationOf(context)).toThrow("This command is not from kms-reencrypt");
  });
});

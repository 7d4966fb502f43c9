import { describe, expect, it } from "vitest";
import { readError } from "../../../../src/client/pipeline/errors/readError.js";

describe("the error code of a response is", () => {
  it.each<[string, Record<string, string>, unknown, string | undefined]>([
    ["its __type", {}, { __type: "FooError" }, "FooError"],
    ["its code", {}, { code: "FooError" }, "FooError"],
    ["its Code", {}, { Code: "FooError" }, "FooError"],
    ["its header", { "x-amzn-errortype": "FooError" }, undefined, "FooError"],
    ["its __type rather than its code", {}, { code: "BarError", __type: "FooError" }, "FooError"],
    [
      "that of the body rather than its header",
      { "x-amzn-errortype": "BarError" },
      { code: "FooError" },
      "FooError",
    ],
    ["its __type without the namespace", {}, { __type: "com.amazonaws.kms#FooError" }, "FooError"],
    ["its header without the URI", { "x-amzn-errortype": "FooError:http://internal/" }, {}, "FooError"],
    ["its __type without namespace and URI", {}, { __type: "a.b#FooError:http://internal/" }, "FooError"],
    ["not the __type of a nested object", {}, { details: [{ __type: "BarError" }] }, undefined],
    ["not a value of another type than string", {}, { __type: 5, code: {} }, undefined],
    [
      "not a text that does not look like a code",
      { "x-amzn-errortype": "<html>" },
      { __type: "" },
      undefined,
    ],
    ["not a part of a text", {}, { __type: "two words", code: "Foo<br>" }, undefined],
    ["not the __type of a list item", {}, [{ __type: "FooError" }], undefined],
  ])("%s", (_, headers, body, code) => {
    expect(readError(headers, body).code).toBe(code);
  });
});

it("the error type of a response is its __type as it is, up to 256 characters", () => {
  expect(readError({}, { __type: "com.amazonaws.kms#FooError" }).type).toBe("com.amazonaws.kms#FooError");
  expect(readError({}, { __type: "x".repeat(257) }).type).toBe("x".repeat(256));
  expect(readError({}, { __type: 5, code: "FooError" }).type).toBeUndefined();
});

it("the error message of a response is its message, else its Message, else undefined", () => {
  expect(readError({}, { message: "a", Message: "b" }).message).toBe("a");
  expect(readError({}, { Message: "b" }).message).toBe("b");
  expect(readError({}, { message: "", Message: 1 }).message).toBeUndefined();
  expect(readError({}, "text").message).toBeUndefined();
});

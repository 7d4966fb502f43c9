import { describe, expect, it } from "vitest";
import { errorCode, errorMessage } from "../../src/protocol/error-code.js";

describe("errorCode", () => {
  it.each<[string, Record<string, string>, unknown, string | undefined]>([
    ["__type", {}, { __type: "FooError" }, "FooError"],
    ["code", {}, { code: "FooError" }, "FooError"],
    ["Code", {}, { Code: "FooError" }, "FooError"],
    ["the header", { "x-amzn-errortype": "FooError" }, undefined, "FooError"],
    ["__type before code", {}, { code: "BarError", __type: "FooError" }, "FooError"],
    ["the body before the header", { "x-amzn-errortype": "BarError" }, { code: "FooError" }, "FooError"],
    ["without its namespace", {}, { __type: "com.amazonaws.kms#FooError" }, "FooError"],
    ["without its URI", { "x-amzn-errortype": "FooError:http://internal/" }, {}, "FooError"],
    ["without either", {}, { __type: "a.b#FooError:http://internal/" }, "FooError"],
    ["not a nested __type", {}, { details: [{ __type: "BarError" }] }, undefined],
    ["no code that is no text", {}, { __type: 5, code: {} }, undefined],
    ["no code that does not look like one", { "x-amzn-errortype": "<html>" }, { __type: "" }, undefined],
    ["nothing in a list", {}, [{ __type: "FooError" }], undefined],
  ])("finds %s", (_, headers, body, code) => {
    expect(errorCode(headers, body)).toBe(code);
  });
});

describe("errorMessage", () => {
  it("finds message, else Message, else nothing", () => {
    expect(errorMessage({ message: "a", Message: "b" })).toBe("a");
    expect(errorMessage({ Message: "b" })).toBe("b");
    expect(errorMessage({ message: "", Message: 1 })).toBeUndefined();
    expect(errorMessage("text")).toBeUndefined();
  });
});

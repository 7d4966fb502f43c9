import { describe, expect, it } from "vitest";
import { parseShorthand } from "../../../src/cli/arguments/parseShorthand.js";

const parse = (text: string) => parseShorthand(text, (file) => `<${file}>`);

describe("parseShorthand", () => {
  it.each([
    ["a=b", { a: "b" }],
    ["a=b,c=d", { a: "b", c: "d" }],
    ["a=b,c", { a: ["b", "c"] }],
    ["a=b,c,d=e", { a: ["b", "c"], d: "e" }],
    ["a=", { a: "" }],
    ["a=,b=c", { a: "", b: "c" }],
    ["a=[b,c]", { a: ["b", "c"] }],
    ["a={b=c,d=[e]}", { a: { b: "c", d: ["e"] } }],
    ["a='b,c'", { a: "b,c" }],
    ["a='it\\'s'", { a: "it's" }],
    ['a="b \\"c\\""', { a: 'b "c"' }],
    ["a=b\\,c", { a: "b,c" }],
    ["a=c:\\dir", { a: "c:\\dir" }],
    ["a=b=c", { a: "b=c" }],
    ["a = b , c = d", { a: "b", c: "d" }],
    ["a@=file://x,b=y", { a: "<file://x>", b: "y" }],
    ["a={b@=file://x}", { a: { b: "<file://x>" } }],
    ["__proto__=x", Object.fromEntries([["__proto__", "x"]])],
    ['a="🔑"', { a: "🔑" }],
    ["arn:aws/x.y#1=z", { "arn:aws/x.y#1": "z" }],
  ])("reads %j", (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each([
    ["", "Expected: '=', received: 'EOF'"],
    ["a", "Expected: '=', received: 'EOF' for input:\n a\n  ^"],
    ["a=b,", "Expected: '<second>', received: '<none>'"],
    ["a=it's", "Expected: ',', received: '''"],
    ["a=1,a=2", 'Second instance of key "a"'],
    ["a='b", "<singled quoted>"],
    ["a=[b", "Expected: ','"],
    ["a=🔑", "received: '🔑'"],
    [" a=b", "received: 'a'"],
  ])("rejects %j and shows where", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

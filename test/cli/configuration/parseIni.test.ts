import { describe, expect, it } from "vitest";
import { parseIni, parseNested } from "../../../src/cli/configuration/parseIni.js";

const parse = (text: string) => {
  const sections = parseIni(text);
  return (
    sections &&
    Object.fromEntries([...sections].map(([name, section]) => [name, Object.fromEntries(section)]))
  );
};

const READABLE: readonly { name: string; text: string; sections: Record<string, Record<string, string>> }[] =
  [
    { name: "settings", text: "[a]\nb = c\nD=e \n", sections: { a: { b: "c", d: "e" } } },
    { name: "colons", text: "[a]\nb: c\n", sections: { a: { b: "c" } } },
    { name: "comments", text: "# x\n; y\n[a]\n# z\nb = c # kept\n", sections: { a: { b: "c # kept" } } },
    { name: "Windows line breaks", text: "[a]\r\nb = c\r\n", sections: { a: { b: "c" } } },
    { name: "equals in values", text: "[a]\nb = c==\n", sections: { a: { b: "c==" } } },
    { name: "empty values", text: "[a]\nb =\n", sections: { a: { b: "" } } },
    {
      name: "nested settings",
      text: "[services x]\nkms =\n  endpoint_url = http://k\ns3 =\n  endpoint_url = http://s\n",
      sections: { "services x": { kms: "\nendpoint_url = http://k", s3: "\nendpoint_url = http://s" } },
    },
    {
      name: "names of inherited properties",
      text: "[constructor]\nb = c\n",
      sections: { constructor: { b: "c" } },
    },
    { name: "nothing", text: "", sections: {} },
  ];

describe("parseIni", () => {
  it.each(READABLE)("reads $name", ({ text, sections }) => {
    expect(parse(text)).toEqual(sections);
  });

  it.each([
    { name: "a setting before the first section", text: "a = b\n" },
    { name: "a line that is none", text: "[a]\nnonsense\n" },
    { name: "a section twice", text: "[a]\n[a]\n" },
    { name: "a setting twice", text: "[a]\nb = c\nb = d\n" },
    { name: "a byte order mark", text: "\ufeff[a]\n" },
  ])("rejects $name", ({ text }) => {
    expect(parse(text)).toBeUndefined();
  });
});

it("parseNested reads an indented block", () => {
  expect(parseNested("\nendpoint_url = http://k\nOther=x")).toEqual(
    new Map([
      ["endpoint_url", "http://k"],
      ["other", "x"],
    ]),
  );
});

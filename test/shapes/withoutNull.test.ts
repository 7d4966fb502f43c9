import { expect, it } from "vitest";
import { list, required, string, structure } from "../../src/shapes/shapes.js";
import { withoutNull } from "../../src/shapes/withoutNull.js";

interface Tag {
  Key: string;
  Value?: string | undefined;
}
const tag = structure<Tag>({ Key: required(string()), Value: string() });
const shape = structure<{ Name?: string; Tags?: Tag[]; Main?: Tag }>({
  Name: string(),
  Tags: list(tag),
  Main: tag,
});

it("omits members that are null, in structures and lists of structures, too", () => {
  const value = { Name: null, Tags: [{ Key: "a", Value: null }], Main: { Key: "b", Value: null } };
  expect(withoutNull(shape, value)).toEqual({ Tags: [{ Key: "a" }], Main: { Key: "b" } });
});

it("reads members that an object inherits", () => {
  class Row {
    get Name() {
      return "n";
    }
  }
  expect(withoutNull(shape, new Row())).toEqual({ Name: "n" });
});

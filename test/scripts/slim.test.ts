import { describe, expect, it } from "vitest";
import { isSameProgram } from "../../scripts/slim.js";

const SCRIPT = `
function wait(client, limit) {
  const { first, ...rest } = client;
  return limit < 300 && first.get("kms") ? setTimeout(() => rest.go(first), 500) : undefined;
}
class Box { #value = 1; get value() { return this.#value; } }
export { wait, Box };
`;

describe("a program is the same", () => {
  it.each([
    ["without white space and comments", SCRIPT.replace(/\n */g, " ")],
    ["with other names of local variables", SCRIPT.replaceAll("client", "t")],
    ["with another private name", SCRIPT.replaceAll("#value", "#v")],
  ])("%s", async (_, other) => {
    expect(await isSameProgram(SCRIPT, other)).toBe(true);
  });

  it.each([
    ["with another number", SCRIPT.replace("500", "5")],
    ["with another comparison", SCRIPT.replace("<", ">")],
    ["with another member", SCRIPT.replace(".get(", ".set(")],
    ["with another text", SCRIPT.replace("kms", "aws")],
    ["without a statement", SCRIPT.replace("return limit", "limit")],
  ])("but not %s", async (_, other) => {
    expect(await isSameProgram(SCRIPT, other)).toBe(false);
  });
});

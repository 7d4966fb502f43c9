/** Which operations are harmless to carry out twice. The README has the same table. */
import { readFileSync } from "node:fs";
import * as kms from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { isIdempotent } from "../../src/client/pipeline/isIdempotent.js";
import { operationOf } from "../support/operation-of.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The operations that the row of the README's table with this beginning lists. */
function listed(beginning: string): string[] {
  const row = read("README.md")
    .split("\n")
    .find((line) => line.startsWith(`| ${beginning}`));
  return [...(row ?? "").matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name).sort();
}

const OPERATIONS = Object.values(kms.operations).map(operationOf);
const named = (idempotent: unknown) =>
  OPERATIONS.filter((operation) => operation.idempotent === idempotent)
    .map(({ name }) => name)
    .sort();

describe("the table of the README lists the operations that are", () => {
  it("idempotent", () => expect(listed("idempotent")).toEqual(named(true)));
  it("not idempotent", () => expect(listed("not idempotent")).toEqual(named(false)));
  it("idempotent with some inputs", () => {
    expect(listed("depends")).toEqual(
      OPERATIONS.filter(({ idempotent }) => typeof idempotent === "function").map(({ name }) => name),
    );
  });
});

it.each([
  ["CreateGrant", {}, false],
  ["CreateGrant", { DryRun: false }, false],
  ["CreateGrant", { Name: "n" }, true],
  ["CreateGrant", { DryRun: true }, true],
  ["RetireGrant", { GrantToken: "t" }, false],
  ["RetireGrant", { DryRun: true }, true],
  ["RevokeGrant", { GrantId: "g" }, false],
  ["RevokeGrant", { DryRun: true }, true],
])("%s with %j is idempotent: %s", (name, input, expected) => {
  const operation = OPERATIONS.find((candidate) => candidate.name === name);
  expect(operation && isIdempotent(operation, input)).toBe(expected);
});

it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "%s declares whether it is idempotent, and its TSDoc says why",
  (name, { idempotent }) => {
    const source = read(`src/kms/operations/${name}.ts`);
    expect(source).toMatch(/^ {6}idempotent: /m);
    const expected =
      idempotent === true ? "Idempotent: " : idempotent === false ? "Not idempotent: " : "Idempotent only ";
    expect(source).toContain(`\n * ${expected}`);
  },
);

it("an operation of a user is not idempotent unless it says so", () => {
  class Custom extends kms.KMSCommand<object, kms.MetadataBearer> {
    declaration() {
      return { name: "Custom", input: {}, output: {} };
    }
  }
  expect(isIdempotent(operationOf(Custom), {})).toBe(false);
});

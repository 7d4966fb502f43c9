/** Every declaration matches the model of KMS and the AWS SDK. */
import { readFileSync } from "node:fs";
import * as sdk from "@aws-sdk/client-kms";
import * as kms from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { exceptionClass } from "../../src/client/pipeline/errors/exceptionClass.js";
import administrativeOperations from "../../src/kms/administrativeOperations.js";
import cryptographicOperations from "../../src/kms/cryptographicOperations.js";
import keyOperations from "../../src/kms/keyOperations.js";
import type { Shape, StructureMembers } from "../../src/shapes/shapes.js";
import { operationOf } from "../support/operation-of.js";
import { describeMembers, describeModel, model } from "./model.js";

const OPERATIONS = Object.values(kms.operations).map(operationOf);

/** The members of the input and the output of a command in the AWS SDK. */
function membersInSdk(name: string): { input: string[]; output: string[] } {
  const Command: unknown = Reflect.get(sdk, `${name}Command`);
  const command: unknown = typeof Command === "function" ? Reflect.construct(Command, [{}]) : undefined;
  const schema: unknown = Reflect.get(Object(command), "schema");
  const [, , , , input, output] = Array.isArray(schema) ? schema : [];
  return { input: membersOf(input), output: membersOf(output) };
}

/** The members of a structure in the schemas of the AWS SDK, which may be a function that returns one. */
const membersOf = (schema: unknown): string[] =>
  typeof schema === "function"
    ? membersOf(schema())
    : Array.isArray(schema) && Array.isArray(schema[4])
      ? [...schema[4]].sort()
      : [];

const namesOf = (members: StructureMembers): string[] => Object.keys(members).sort();

/** The exceptions of a command in its union type and in its TSDoc, which exist only in the source. */
function exceptionsOf(name: string): { types: string[]; throws: string[] } {
  const path = new URL(`../../src/kms/operations/${name}.ts`, import.meta.url);
  const source = readFileSync(path, "utf8");
  const [, union = ""] = new RegExp(`export type ${name}Exception =([^;]+);`).exec(source) ?? [];
  return {
    types: [...union.matchAll(/\w+/g)].map(([code]) => code),
    throws: [...source.matchAll(/@throws \((\w+) fault\) \{@link (\w+)\}/g)].map(
      ([, fault, code]) => `${code} (${fault})`,
    ),
  };
}

/** Whose fault an exception is, according to its class. */
function faultOf(code: string): string {
  const Exception: unknown = Reflect.get(kms, code);
  const error = typeof Exception === "function" && Reflect.construct(Exception, [{ $metadata: {} }]);
  return error instanceof kms.KMSServiceException ? error.$fault : "no class";
}

it("every operation of the model is declared", () => {
  expect(OPERATIONS.map(({ name }) => name).sort()).toEqual(Object.keys(model.operations));
});

const LISTS = { cryptographicOperations, keyOperations, administrativeOperations };

it.each(Object.entries(LISTS))("%s has its operations in the order of their names", (file, list) => {
  const names = Object.values<{ readonly name: string }>(list).map(({ name }) =>
    name.replace(/Command$/, ""),
  );
  expect(names).toEqual(names.toSorted());
  const source = readFileSync(new URL(`../../src/kms/${file}.ts`, import.meta.url), "utf8");
  const exported = [...source.matchAll(/^export \* from ".\/operations\/(\w+)\.js";$/gm)];
  expect(exported.map(([, name]) => name)).toEqual(names);
  const documented = [...source.matchAll(/^ {2}\/\*\* .* \*\/\n {2}(\w+)\(/gm)];
  expect(documented.map(([, method]) => method)).toEqual(Object.keys(list));
});

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "the declaration of %s",
  (name, operation) => {
    const { input, output, errors } = model.operations[name] ?? { input: "", errors: [] };

    it("has the members of the model, with their types, bounds, patterns, values and secrets", () => {
      expect(describeMembers(operation.input.members, "input")).toEqual(describeModel(input, "input"));
      expect(describeMembers(operation.output.members, "output")).toEqual(describeModel(output, "output"));
    });

    it("has the members that the AWS SDK has", () => {
      const members = { input: namesOf(operation.input.members), output: namesOf(operation.output.members) };
      expect(members).toEqual(membersInSdk(name));
    });

    it("has a class for every error of the model", () => {
      expect(errors.filter((code) => exceptionClass(code, operation) === undefined)).toEqual([]);
    });

    it("lists the errors of the model in its type and its documentation, and no others", () => {
      const { types, throws } = exceptionsOf(name);
      expect(types.sort()).toEqual([...errors].sort());
      expect(throws.sort()).toEqual([...errors].sort().map((code) => `${code} (${faultOf(code)})`));
    });

    it("names the permission that the caller needs", () => {
      expect(operation.permissions).toMatch(name === "ReEncrypt" ? /^kms:ReEncryptFrom/ : `kms:${name}`);
    });
  },
);

/** The enumerations of a shape, by their values. */
const enumerationsIn = (shape: Shape): (readonly string[])[] => {
  switch (shape.type) {
    case "enum":
      return [shape.values];
    case "list":
      return enumerationsIn(shape.member);
    case "structure":
      return Object.values(shape.members).flatMap(enumerationsIn);
    default:
      return [];
  }
};

const enumerations = Object.entries(kms).filter(
  ([, value]) => typeof value === "object" && Object.values(value).every((item) => typeof item === "string"),
);

it.each(enumerations)("the enumeration %s has the values that the AWS SDK has", (name, values) => {
  expect(values).toEqual(Reflect.get(sdk, name));
});

it("every enumeration of a declaration is exported", () => {
  const known = enumerations.map(([, values]) => Object.values(values).sort().join());
  const used = OPERATIONS.flatMap(({ input, output }) => [input, output].flatMap(enumerationsIn));
  expect(used.filter((values) => !known.includes([...values].sort().join()))).toEqual([]);
});

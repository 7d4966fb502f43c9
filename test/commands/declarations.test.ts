import { readFileSync } from "node:fs";
import * as sdk from "@aws-sdk/client-kms";
import * as kms from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { wireCode } from "../../src/exceptions/wire-codes.js";
import type { MemberShape, Shape, StructureMembers } from "../../src/protocol/shapes.js";

const model = JSON.parse(readFileSync(new URL("../vectors/kms-model.json", import.meta.url), "utf8"));

const OPERATIONS = [
  kms.CancelKeyDeletion,
  kms.CreateAlias,
  kms.CreateGrant,
  kms.CreateKey,
  kms.Decrypt,
  kms.DescribeKey,
  kms.DisableKey,
  kms.EnableKey,
  kms.Encrypt,
  kms.GenerateDataKey,
  kms.GenerateDataKeyPair,
  kms.GenerateDataKeyPairWithoutPlaintext,
  kms.GenerateDataKeyWithoutPlaintext,
  kms.GetPublicKey,
  kms.ListAliases,
  kms.ListKeys,
  kms.ReEncrypt,
  kms.ScheduleKeyDeletion,
  kms.UpdateAlias,
] as const;

type Presence = "with what is required" | "without what is required";

/** A table as the model writes it. The model marks nothing of an output as required; KMS always sends some of it. */
const described = (members: StructureMembers, presence: Presence): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, shape]) => [
      name,
      {
        ...describeShape(shape, presence),
        ...(shape.required === true && presence === "with what is required" ? { required: true } : {}),
      },
    ]),
  );

function describeShape(shape: MemberShape, presence: Presence): Record<string, unknown> {
  const { required: _, ...rest } = { required: undefined, ...shape };
  switch (shape.type) {
    case "enum":
      return { ...rest, values: [...shape.values].sort() };
    case "list":
      return { ...rest, member: describeShape(shape.member, presence) };
    case "structure":
      return { ...rest, members: described(shape.members, presence) };
    case "string":
      return shape.pattern === undefined ? rest : { ...rest, pattern: textOf(shape.pattern) };
    default:
      return rest;
  }
}

/** A pattern as the model writes it; that it spans the whole text goes without saying there. */
const textOf = ({ source }: RegExp): string => unanchored(source);
const unanchored = (pattern: string): string => pattern.replace(/^\^|\$$/g, "").replaceAll("\\-]", "-]");

/** The model, with its patterns in the same form. */
const normalized = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, item) =>
    key === "pattern" ? new RegExp(unanchored(item)).source : item,
  );

/** The names of the members of a structure in the model of @aws-sdk/client-kms. */
const membersOf = (schema: unknown): string[] =>
  Array.isArray(schema) && Array.isArray(schema[4]) ? [...schema[4]].sort() : [];

/** The enumerations of a declaration, by their values. */
const enumsOf = (shape: Shape): (readonly string[])[] => {
  switch (shape.type) {
    case "enum":
      return [shape.values];
    case "list":
      return enumsOf(shape.member);
    case "structure":
      return Object.values(shape.members).flatMap(enumsOf);
    default:
      return [];
  }
};

/** The exceptions of a command for the compiler, and those of its documentation: both are only in the source. */
function exceptionsOf(name: string): { types: string[]; throws: string[] } {
  const path = new URL(`../../src/commands/${name}Command.ts`, import.meta.url);
  const source = readFileSync(path, "utf8");
  const [, union = ""] = new RegExp(`export type ${name}Exception =([^;]+);`).exec(source) ?? [];
  return {
    types: [...union.matchAll(/\w+/g)].map(([code]) => code),
    throws: [...source.matchAll(/@throws \((\w+) fault\) \{@link (\w+)\}/g)].map(
      ([, fault, code]) => `${code} (${fault})`,
    ),
  };
}

/** Whose fault an exception is, from its class. */
function faultOf(code: string): string {
  const Exception: unknown = Reflect.get(kms, code);
  const error = typeof Exception === "function" && Reflect.construct(Exception, [{ $metadata: {} }]);
  return error instanceof kms.KMSServiceException ? error.$fault : "no class";
}

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "the declaration of %s",
  (name, operation) => {
    const { input, output, errors } = model.operations[name];

    it("has the kinds, bounds, values and secrets of the model", () => {
      expect(described(operation.input, "with what is required")).toEqual(normalized(input));
      expect(described(operation.output, "without what is required")).toEqual(normalized(output));
    });

    it("has every member that the AWS SDK has", () => {
      expect(Object.keys(operation.input).sort()).toEqual(membersOf(Reflect.get(sdk, `${name}Request$`)));
      expect(Object.keys(operation.output).sort()).toEqual(membersOf(Reflect.get(sdk, `${name}Response$`)));
    });

    it("throws errors that all have a class", () => {
      const own = operation.errors.map(({ shapeId }) => shapeId.replace("com.amazonaws.kms#", ""));
      expect(errors.filter((code: string) => wireCode(code) === undefined && !own.includes(code))).toEqual(
        [],
      );
    });

    it("has the errors of the model in its type and in its documentation, and no others", () => {
      const { types, throws } = exceptionsOf(name);
      expect(types.sort()).toEqual([...errors].sort());
      expect(throws.sort()).toEqual([...errors].sort().map((code: string) => `${code} (${faultOf(code)})`));
    });

    it("has a command class, which the AWS SDK has under the same name", () => {
      expect(Reflect.get(kms, `${name}Command`)).toBeTypeOf("function");
      expect(Reflect.get(sdk, `${name}Command`)).toBeTypeOf("function");
    });
  },
);

const constants = Object.entries(kms).filter(
  ([, value]) => typeof value === "object" && Object.values(value).every((item) => typeof item === "string"),
);

it.each(constants)("the constant %s has every value that the AWS SDK has", (name, values) => {
  expect(values).toEqual(Reflect.get(sdk, name));
});

it("every enumeration of the declarations is one of the constants", () => {
  const known = constants.map(([, values]) => Object.values(values).sort().join());
  const used = OPERATIONS.flatMap(({ input, output }) =>
    [...Object.values(input), ...Object.values(output)].flatMap(enumsOf),
  );
  expect(used.filter((values) => !known.includes([...values].sort().join()))).toEqual([]);
});

import { readFileSync } from "node:fs";
import * as sdk from "@aws-sdk/client-kms";
import { Decrypt, DryRunModifierType, Encrypt, EncryptionAlgorithmSpec, ReEncrypt } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { wireCode } from "../../src/exceptions/wire-codes.js";
import type { Shape, StructureMembers } from "../../src/protocol/shapes.js";

const model = JSON.parse(readFileSync(new URL("../vectors/kms-model.json", import.meta.url), "utf8"));

/** A table as the model writes it. */
const described = (members: StructureMembers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).map(([name, shape]) => [
      name,
      { ...describeShape(shape), ...(shape.required === true ? { required: true } : {}) },
    ]),
  );

function describeShape(shape: Shape): Record<string, unknown> {
  const { required: _, ...rest } = { required: undefined, ...shape };
  switch (shape.type) {
    case "enum":
      return { ...rest, values: [...shape.values].sort() };
    case "list":
      return { ...rest, member: describeShape(shape.member) };
    case "structure":
      return { ...rest, members: described(shape.members) };
    default:
      return rest;
  }
}

/** The names of the members of a structure in the model of @aws-sdk/client-kms. */
const membersOf = (schema: readonly unknown[]): string[] => [...(schema[4] as string[])].sort();

describe.each([
  ["ReEncrypt", ReEncrypt, sdk.ReEncryptRequest$, sdk.ReEncryptResponse$],
  ["Encrypt", Encrypt, sdk.EncryptRequest$, sdk.EncryptResponse$],
  ["Decrypt", Decrypt, sdk.DecryptRequest$, sdk.DecryptResponse$],
] as const)("the declaration of %s", (name, operation, input, output) => {
  const { input: members, output: results, errors } = model.operations[name];

  it("has the kinds, bounds, values and secrets of the model", () => {
    expect(operation.name).toBe(name);
    expect(described(operation.input)).toEqual(members);
    // What KMS always sends is required here, although the model marks nothing of an output so.
    const optional = Object.fromEntries(
      Object.entries(operation.output).map(([member, shape]) => [member, describeShape(shape)]),
    );
    expect(optional).toEqual(results);
  });

  it("has every member that the AWS SDK has", () => {
    expect(Object.keys(operation.input).sort()).toEqual(membersOf(input));
    expect(Object.keys(operation.output).sort()).toEqual(membersOf(output));
  });

  it("throws errors that all have a class", () => {
    expect(errors.filter((code: string) => wireCode(code) === undefined)).toEqual([]);
  });
});

it("the constants have every value that the AWS SDK has", () => {
  expect(EncryptionAlgorithmSpec).toEqual(sdk.EncryptionAlgorithmSpec);
  expect(DryRunModifierType).toEqual(sdk.DryRunModifierType);
});

import * as sdk from "@aws-sdk/client-kms";
import { Decrypt, DryRunModifierType, Encrypt, EncryptionAlgorithmSpec, ReEncrypt } from "kms-reencrypt";
import { describe, expect, it } from "vitest";

/** The names of the members of a structure in the model of @aws-sdk/client-kms. */
const membersOf = (schema: readonly unknown[]): string[] => [...(schema[4] as string[])].sort();

describe("the declarations have every member of the current model", () => {
  it.each([
    ["ReEncrypt", ReEncrypt, sdk.ReEncryptRequest$, sdk.ReEncryptResponse$],
    ["Encrypt", Encrypt, sdk.EncryptRequest$, sdk.EncryptResponse$],
    ["Decrypt", Decrypt, sdk.DecryptRequest$, sdk.DecryptResponse$],
  ] as const)("%s", (name, operation, input, output) => {
    expect(operation.name).toBe(name);
    expect(Object.keys(operation.input).sort()).toEqual(membersOf(input));
    expect(Object.keys(operation.output).sort()).toEqual(membersOf(output));
  });
});

it("the constants have every value of the current model", () => {
  expect(EncryptionAlgorithmSpec).toEqual(sdk.EncryptionAlgorithmSpec);
  expect(DryRunModifierType).toEqual(sdk.DryRunModifierType);
});

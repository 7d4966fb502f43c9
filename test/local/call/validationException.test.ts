import { CreateKeyCommand, DecryptCommand, EncryptCommand, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, test } from "vitest";
import { validationException } from "../../../src/local/call/validationException.js";
import type { Operation } from "../../../src/shapes/Operation.js";
import { integer, structure } from "../../../src/shapes/shapes.js";
import { validate } from "../../../src/shapes/validate.js";
import { operationOf } from "../../support/operation-of.js";

const CreateKey = operationOf(CreateKeyCommand);
const Decrypt = operationOf(DecryptCommand);
const Encrypt = operationOf(EncryptCommand);
const ReEncrypt = operationOf(ReEncryptCommand);

const messageFor = ({ input: members }: Pick<Operation, "input">, input: object): string =>
  validationException(members, input, validate({ input: members, rules: [] }, input)).message;

const ALGORITHMS = "[RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT]";

describe("validationException", () => {
  test.each<[string, Pick<Operation, "input">, object, string]>([
    [
      "a missing member",
      ReEncrypt,
      {},
      "Value null at 'destinationKeyId' failed to satisfy constraint: Member must not be null",
    ],
    [
      "a string that is too long",
      Decrypt,
      { KeyId: "a".repeat(2049) },
      `Value '${"a".repeat(2049)}' at 'keyId' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    ],
    [
      "a value that is not in its enumeration",
      Decrypt,
      { EncryptionAlgorithm: "FOO" },
      `Value 'FOO' at 'encryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: ${ALGORITHMS}`,
    ],
    [
      "a list that is too long",
      Decrypt,
      { GrantTokens: Array(11).fill("a") },
      "Value '[a, a, a, a, a, a, a, a, a, a, a]' at 'grantTokens' failed to satisfy constraint: Member must have length less than or equal to 10",
    ],
    [
      "several invalid items of a list, once",
      Decrypt,
      { GrantTokens: ["", "a", ""] },
      "Value '[, a, ]' at 'grantTokens' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 8192, Member must have length greater than or equal to 1]",
    ],
    [
      "an item that is not in its enumeration",
      Decrypt,
      { DryRunModifiers: ["FOO"] },
      "Value '[FOO]' at 'dryRunModifiers' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [IGNORE_CIPHERTEXT]]",
    ],
    [
      "a member of a structure",
      Decrypt,
      { Recipient: { AttestationDocument: new Uint8Array() } },
      "Value at 'recipient.attestationDocument' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a member of a structure in a list",
      CreateKey,
      {
        Tags: [
          { TagKey: "a", TagValue: "b" },
          { TagKey: "", TagValue: "b" },
        ],
      },
      "Value '' at 'tags.2.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a missing member of a structure in a list",
      CreateKey,
      { Tags: [{ TagKey: "a" }] },
      "Value null at 'tags.1.member.tagValue' failed to satisfy constraint: Member must not be null",
    ],
    [
      "a number that is out of range",
      { input: structure<{ NumberOfBytes?: number }>({ NumberOfBytes: integer({ min: 1, max: 1024 }) }) },
      { NumberOfBytes: 1025 },
      "Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
    ],
  ])("has the message of AWS for %s", (_, operation, input, violation) => {
    expect(messageFor(operation, input)).toBe(`1 validation error detected: ${violation}`);
  });

  test("does not show bytes or secrets", () => {
    const Plaintext = new TextEncoder().encode("secret".repeat(1000));
    expect(messageFor(Encrypt, { KeyId: "a", Plaintext })).toBe(
      "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
    );
  });

  test("lists several violations", () => {
    expect(messageFor(Encrypt, { KeyId: "" })).toBe(
      "2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'plaintext' failed to satisfy constraint: Member must not be null",
    );
  });
});

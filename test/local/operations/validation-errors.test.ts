import { describe, expect, test } from "vitest";
import { Decrypt } from "../../../src/commands/DecryptCommand.js";
import { Encrypt } from "../../../src/commands/EncryptCommand.js";
import { ReEncrypt } from "../../../src/commands/ReEncryptCommand.js";
import { createKey } from "../../../src/local/operations/CreateKey.js";
import { validationError } from "../../../src/local/operations/validation-errors.js";
import type { Operation } from "../../../src/protocol/operation.js";
import { integer } from "../../../src/protocol/shapes.js";
import { validate } from "../../../src/protocol/validate.js";

const messageFor = ({ input: members }: Pick<Operation, "input">, input: object): string =>
  validationError(members, input, validate({ input: members, rules: [] }, input)).message;

const ALGORITHMS = "[RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT]";

describe("validationError", () => {
  test.each<[string, Pick<Operation, "input">, object, string]>([
    [
      "a member that is missing",
      ReEncrypt,
      {},
      "Value null at 'destinationKeyId' failed to satisfy constraint: Member must not be null",
    ],
    [
      "text that is too long",
      Decrypt,
      { KeyId: "a".repeat(2049) },
      `Value '${"a".repeat(2049)}' at 'keyId' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    ],
    [
      "a value that is not in its set",
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
      "items of a list, said once",
      Decrypt,
      { GrantTokens: ["", "a", ""] },
      "Value '[, a, ]' at 'grantTokens' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 8192, Member must have length greater than or equal to 1]",
    ],
    [
      "an item that is not in its set",
      Decrypt,
      { DryRunModifiers: ["FOO"] },
      "Value '[FOO]' at 'dryRunModifiers' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [IGNORE_CIPHERTEXT]]",
    ],
    [
      "a member of a member",
      Decrypt,
      { Recipient: { AttestationDocument: new Uint8Array() } },
      "Value at 'recipient.attestationDocument' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a member of an item of a list",
      createKey.operation,
      {
        Tags: [
          { TagKey: "a", TagValue: "b" },
          { TagKey: "", TagValue: "b" },
        ],
      },
      "Value '' at 'tags.2.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a member that an item of a list lacks",
      createKey.operation,
      { Tags: [{ TagKey: "a" }] },
      "Value null at 'tags.1.member.tagValue' failed to satisfy constraint: Member must not be null",
    ],
    [
      "a number out of its range",
      { input: { NumberOfBytes: integer({ min: 1, max: 1024 }) } },
      { NumberOfBytes: 1025 },
      "Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
    ],
  ])("speaks as AWS does of %s", (_, operation, input, violation) => {
    expect(messageFor(operation, input)).toBe(`1 validation error detected: ${violation}`);
  });

  test("never shows bytes or secrets", () => {
    const Plaintext = new TextEncoder().encode("secret".repeat(1000));
    expect(messageFor(Encrypt, { KeyId: "a", Plaintext })).toBe(
      "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
    );
  });

  test("joins several", () => {
    expect(messageFor(Encrypt, { KeyId: "" })).toBe(
      "2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'plaintext' failed to satisfy constraint: Member must not be null",
    );
  });
});

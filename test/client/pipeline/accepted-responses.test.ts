/** Which successful responses are accepted: every one that has what the caller cannot do without. */
import type { MetadataBearer } from "@smithy/types";
import {
  CancelKeyDeletionCommand,
  DecryptCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyPairCommand,
  GenerateRandomCommand,
  GetPublicKeyCommand,
  type KMSCommand,
  ListAliasesCommand,
  NotFoundException,
  operations,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../../src/local/perform.js";
import type { Operation } from "../../../src/shapes/Operation.js";
import { rejection } from "../../support/rejection.js";
import { commandWithoutInput, sampleOutput, withoutOneMember } from "../../support/sample-output.js";
import { type StubResponse, stubClient } from "../../support/stub-client.js";

const OPERATIONS = Object.keys(operations)
  .filter((name): name is keyof typeof operations => name in operations)
  .map((name) => operationOf(name));
const byName = (list: readonly Operation[]) => list.map((operation) => [operation.name, operation] as const);
const withOutput = OPERATIONS.filter(({ output }) => output.entries.length > 0);
const withoutOutput = OPERATIONS.filter(({ output }) => output.entries.length === 0);

/** Sends a command of an operation; this is the response. */
const send = (operation: Operation, body: unknown, more: object = {}) =>
  stubClient([{ body, ...more }], { maxAttempts: 1 }).client.send(commandWithoutInput(operation));

/** The bytes that a call is made for. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Decapsulate: ["SharedSecret"],
  Encapsulate: ["SharedSecret", "SharedSecretCiphertextBlob"],
  Encrypt: ["CiphertextBlob"],
  GenerateDataKey: ["CiphertextBlob"],
  GenerateDataKeyPair: ["PrivateKeyCiphertextBlob", "PublicKey"],
  GenerateDataKeyPairWithoutPlaintext: ["PrivateKeyCiphertextBlob", "PublicKey"],
  GenerateDataKeyWithoutPlaintext: ["CiphertextBlob"],
  GenerateMac: ["Mac"],
  GetParametersForImport: ["ImportToken", "PublicKey"],
  GetPublicKey: ["PublicKey"],
  ReEncrypt: ["CiphertextBlob"],
  Sign: ["Signature"],
};

describe.each(byName(withOutput))("a success of %s", (name, operation) => {
  const complete = sampleOutput(operation.output);
  const needed = NEEDED[name] ?? [];

  it("is accepted whichever single member is missing or null, unless it is the result itself", async () => {
    for (const { path, body } of withoutOneMember(complete)) {
      const outcome = await send(operation, body).catch((error: unknown) => error);
      if (needed.includes(path)) {
        expect(outcome, path).toBeInstanceOf(UnexpectedResponseException);
        expect(outcome).toMatchObject({ message: expect.stringContaining(`: ${path} is missing.`) });
      } else {
        expect(outcome, path).toMatchObject({ $metadata: { httpStatusCode: 200 } });
      }
    }
  });

  it("is accepted with nothing but the result", async () => {
    const bytes = operation.output.entries.filter(([, { type }]) => type === "blob").map(([key]) => key);
    const body = Object.fromEntries((needed.length > 0 ? needed : bytes).map((key) => [key, "AQID"]));
    expect(await send(operation, body)).toMatchObject({ $metadata: { attempts: 1 } });
  });

  it("is accepted with members that KMS does not have", async () => {
    const body = { ...complete, Unknown: { a: [1] }, message: "fine", code: "OK" };
    expect(await send(operation, body)).not.toHaveProperty("Unknown");
  });

  it("is an error with a member of the wrong JSON type", async () => {
    for (const [member, { type }] of operation.output.entries) {
      const wrong = type === "boolean" || type === "integer" ? "5" : true;
      const error = await rejection(send(operation, { ...complete, [member]: wrong }));
      expect(error, member).toBeInstanceOf(UnexpectedResponseException);
    }
  });

  it.each([[[]], ["text"], ['"text"'], ["5"], ["<html></html>"], ["true"]])(
    "is an error with the body %j",
    async (body) => {
      expect(await rejection(send(operation, body))).toBeInstanceOf(UnexpectedResponseException);
    },
  );

  it("is an error with an empty body or null, except where KMS itself may send no member", async () => {
    const mayBeEmpty = ["DeleteImportedKeyMaterial", "ImportKeyMaterial"].includes(name);
    for (const body of ["", " \n", null]) {
      const outcome = await send(operation, body).catch((error: unknown) => error);
      expect(outcome instanceof UnexpectedResponseException).toBe(!mayBeEmpty);
    }
  });
});

describe.each(byName(withoutOutput))("a success of %s", (_, operation) => {
  it.each([[""], ["\r\n"], [null], [{}], [{ Unknown: 1 }], [{ KeyId: null }]])(
    "is accepted with the body %j",
    async (body) => {
      expect(await send(operation, body)).toEqual({
        $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 },
      });
    },
  );

  it.each([
    ["<html></html>"],
    ["OK"],
    ['"OK"'],
    [[]],
    ["5"],
    ["true"],
    ['{"a":'],
    [{ message: "Forbidden" }],
  ])("is an error with the body %j", async (body) => {
    expect(await rejection(send(operation, body))).toBeInstanceOf(UnexpectedResponseException);
  });
});

describe.each(byName(OPERATIONS))("an error with status 200 that responds to %s", (_, operation) => {
  const output = sampleOutput(operation.output);

  it.each<[string, StubResponse]>([
    ["with a type", { body: { ...output, __type: "NotFoundException", message: "gone" } }],
    ["with a namespace", { body: { __type: "com.amazonaws.kms#NotFoundException", message: "gone" } }],
    ["with a code", { body: { code: "NotFoundException", message: "gone" } }],
    [
      "with a header",
      { headers: { "x-amzn-errortype": "NotFoundException" }, body: { ...output, message: "gone" } },
    ],
  ])("%s is the exception of its code", async (_how, response) => {
    const { client } = stubClient([response], { maxAttempts: 1 });
    const error = await rejection(client.send(commandWithoutInput(operation)));
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({ serviceMessage: "gone", $metadata: { httpStatusCode: 200 } });
  });

  it("without a code that can be read is an UnexpectedResponseException", async () => {
    const error = await rejection(send(operation, { ...output, __type: "no code!" }));
    expect(error).toMatchObject({
      name: "UnexpectedResponseException",
      __type: "no code!",
      message: expect.not.stringContaining("Another server"),
    });
  });
});

describe("what a response leaves out", () => {
  const input = { KeyId: "alias/a", Plaintext: new Uint8Array([1]) };
  const blob = new Uint8Array([1]);
  /** Sends a command whose response has this body. */
  const call =
    <Input extends object, Output extends MetadataBearer>(command: KMSCommand<Input, Output>) =>
    (body: object) =>
      stubClient([{ body }], { maxAttempts: 1 }).client.send(command);

  it.each<[string, ReturnType<typeof call>, object, object]>([
    [
      "is the symmetric algorithm where none was asked for",
      call(new EncryptCommand(input)),
      { CiphertextBlob: "AQID", EncryptionAlgorithm: null },
      { EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    ],
    [
      "is the algorithm that was asked for",
      call(
        new DecryptCommand({ CiphertextBlob: blob, KeyId: "k", EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
      ),
      { Plaintext: "AQID" },
      { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" },
    ],
    [
      "is the algorithm of each side of ReEncrypt",
      call(
        new ReEncryptCommand({
          CiphertextBlob: blob,
          DestinationKeyId: "k",
          DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_1",
        }),
      ),
      { CiphertextBlob: "AQID" },
      {
        SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
        DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_1",
      },
    ],
    [
      "is the specification of a data key pair that was asked for",
      call(new GenerateDataKeyPairCommand({ KeyId: "k", KeyPairSpec: "RSA_2048" })),
      { PrivateKeyCiphertextBlob: "AQID", PublicKey: "AQID" },
      { KeyPairSpec: "RSA_2048" },
    ],
    [
      "is the key specification under its former name",
      call(new GetPublicKeyCommand({ KeyId: "k" })),
      { PublicKey: "AQID", CustomerMasterKeySpec: "RSA_2048" },
      { KeySpec: "RSA_2048" },
    ],
    [
      "says that a last page is the last",
      call(new ListAliasesCommand()),
      { Aliases: [] },
      { Truncated: false },
    ],
    [
      "says that a page with an empty marker is the last",
      call(new ListAliasesCommand()),
      { Aliases: [], NextMarker: "", Truncated: null },
      { Truncated: false },
    ],
    [
      "says that a page with a marker is not the last",
      call(new ListAliasesCommand()),
      { Aliases: [], NextMarker: "m" },
      { Truncated: true },
    ],
  ])("%s", async (_, send, body, expected) => {
    expect(await send(body)).toMatchObject(expected);
  });

  it("is not replaced by the key of the input, which has other identifiers", async () => {
    expect(await call(new EncryptCommand(input))({ CiphertextBlob: "AQID" })).not.toHaveProperty("KeyId");
  });

  it("includes items and values that are null", async () => {
    const grant = { GrantId: "g", Constraints: { EncryptionContextEquals: { tenant: "a", other: null } } };
    const { listGrants } = operations;
    const output = await send(listGrants.prototype.operation, { Grants: [null, grant] });
    expect(output).toMatchObject({
      Grants: [{ GrantId: "g", Constraints: { EncryptionContextEquals: { tenant: "a" } } }],
      Truncated: false,
    });
  });

  it.each([
    call(new DecryptCommand({ CiphertextBlob: blob })),
    call(new GenerateRandomCommand({ NumberOfBytes: 1 })),
  ])("is an error when it is all the bytes that were asked for", async (send) => {
    expect(await rejection(send({ KeyId: "k" }))).toMatchObject({
      message: expect.stringContaining("Plaintext is missing."),
    });
  });
});

describe("a response that repeats the request is an error", () => {
  const repeats = {
    name: "UnexpectedResponseException",
    message: expect.stringContaining("repeats the request."),
  };

  it("although it contains a ciphertext", async () => {
    const command = new ReEncryptCommand({ CiphertextBlob: new Uint8Array([1]), DestinationKeyId: "k" });
    const { client } = stubClient([{ body: '{"CiphertextBlob":"AQ==","DestinationKeyId":"k"}' }]);
    expect(await rejection(client.send(command))).toMatchObject(repeats);
  });

  it("although the operation has no output", async () => {
    const { client } = stubClient([{ body: '{"KeyId":"k"}' }]);
    expect(await rejection(client.send(new EnableKeyCommand({ KeyId: "k" })))).toMatchObject(repeats);
  });

  it("unless the response of KMS consists of members of the request", async () => {
    const KeyId = "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const { client } = stubClient([{ body: JSON.stringify({ KeyId }) }]);
    expect(await client.send(new CancelKeyDeletionCommand({ KeyId }))).toMatchObject({ KeyId });
    expect(await client.send(new RotateKeyOnDemandCommand({ KeyId }))).toMatchObject({ KeyId });
  });
});

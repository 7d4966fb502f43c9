import { DecryptCommand, EncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { type Answer, answeringClient, rejection } from "../support/answering-client.js";

const KeyId = "arn:aws:kms:us-east-2:111122223333:key/k";
const Plaintext = new TextEncoder().encode("the secret");

function loggingClient(answer: Answer) {
  const lines: [level: string, content: unknown][] = [];
  const log = (level: string) => (content: unknown) => void lines.push([level, content]);
  const logger = {
    trace: log("trace"),
    debug: log("debug"),
    info: log("info"),
    warn: log("warn"),
    error: log("error"),
  };
  return { lines, client: answeringClient([answer], { logger, maxAttempts: 1 }).client };
}

describe("the logger", () => {
  it("is told of a call with its command, input, output and metadata, but not of its secrets", async () => {
    const body = {
      KeyId,
      Plaintext: Buffer.from(Plaintext).toString("base64"),
      EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    };
    const { client, lines } = loggingClient({ body });
    const output = await client.send(new DecryptCommand({ CiphertextBlob: new Uint8Array([1]) }));
    expect(output.Plaintext).toEqual(Plaintext);
    expect(lines).toEqual([
      [
        "info",
        {
          clientName: "KMSClient",
          commandName: "DecryptCommand",
          input: { CiphertextBlob: new Uint8Array([1]) },
          output: {
            KeyId,
            Plaintext: "***SensitiveInformation***",
            EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
          },
          metadata: expect.objectContaining({ httpStatusCode: 200 }),
        },
      ],
    ]);
  });

  it("is told of a failure with the error", async () => {
    const { client, lines } = loggingClient({ status: 400, body: { __type: "DisabledException" } });
    const error = await rejection(client.send(new EncryptCommand({ KeyId, Plaintext })));
    expect(lines).toEqual([
      [
        "error",
        {
          clientName: "KMSClient",
          commandName: "EncryptCommand",
          input: { KeyId, Plaintext: "***SensitiveInformation***" },
          error,
          metadata: expect.objectContaining({ httpStatusCode: 400 }),
        },
      ],
    ]);
  });
});

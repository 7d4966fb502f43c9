import type { Logger } from "@smithy/types";
import { DecryptCommand, EncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../support/stub-client.js";

const KeyId = "arn:aws:kms:us-east-2:111122223333:key/k";
const Plaintext = new TextEncoder().encode("the secret");

function loggingClient(response: StubResponse) {
  const lines: [level: string, content: unknown][] = [];
  const log = (level: string) => (content: unknown) => void lines.push([level, content]);
  const logger = {
    trace: log("trace"),
    debug: log("debug"),
    info: log("info"),
    warn: log("warn"),
    error: log("error"),
  };
  return { lines, client: stubClient([response], { logger, maxAttempts: 1 }).client };
}

describe("the logger", () => {
  it("receives command, input, output and metadata of a call, without its secrets", async () => {
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

  it("receives the error of a call that fails", async () => {
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

  it("may lack the methods that it is called with", async () => {
    // A JavaScript program can pass it.
    const logger = { debug: () => {} } as unknown as Logger;
    const disabled = { status: 400, body: { __type: "DisabledException" } };
    const { client } = stubClient([reEncryptResponse, disabled], { logger });
    expect(await client.send(reEncrypt())).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    expect(await rejection(client.send(reEncrypt()))).toMatchObject({ name: "DisabledException" });
  });
});

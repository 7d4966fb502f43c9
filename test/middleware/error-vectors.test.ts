import { KMSServiceException, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { answeringClient, rejection } from "../support/answering-client.js";
import vectors from "../vectors/awsjson11-errors.json" with { type: "json" };

const command = new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

describe("the published error answers of AWS JSON 1.1 are read", () => {
  it.each(vectors.cases)("$id", async ({ status, headers, body, code, message }) => {
    const { client } = answeringClient([{ status, headers: headers ?? {}, body: body ?? "" }], {
      maxAttempts: 1,
    });
    const error = await rejection(client.send(command));
    expect(error).toBeInstanceOf(KMSServiceException);
    expect(error).toMatchObject({
      name: code,
      serviceMessage: message,
      message: expect.stringContaining(`ReEncrypt failed with ${code}: ${message ?? ""}`),
      $metadata: { httpStatusCode: status, attempts: 1 },
    });
  });
});

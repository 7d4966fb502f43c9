import { Writable } from "node:stream";
import {
  ConnectionError,
  DecryptCommand,
  EncryptCommand,
  InputValidationError,
  KMSClient,
  KMSServiceException,
} from "kms-reencrypt";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import winston from "winston";
import { startKms } from "./support.js";

/** Collects the lines that a logger writes. */
function sink() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

/** The JSON that a logger with its default serializers writes of an error, alone and beside a text. */
const LOGGERS: Readonly<Record<string, (error: Error) => readonly Record<string, unknown>[]>> = {
  pino(error) {
    const { lines, stream } = sink();
    const logger = pino({}, stream);
    logger.error(error);
    logger.error({ err: error }, "a text");
    return lines.map((line) => JSON.parse(line).err);
  },
  winston(error) {
    const { lines, stream } = sink();
    const logger = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
    logger.error(error);
    logger.error({ message: error });
    const [alone = "", beside = ""] = lines;
    return [JSON.parse(alone), JSON.parse(beside).message];
  },
};

async function errors() {
  const { key, options } = await startKms();
  const client = new KMSClient({ ...options, maxAttempts: 1 });
  const Plaintext = new TextEncoder().encode("a secret plaintext");
  const call = (config: KMSClient, KeyId: string) =>
    config.send(new EncryptCommand({ KeyId, Plaintext })).catch((error: unknown) => error);
  return {
    service: await call(client, "alias/missing"),
    ciphertext: await client
      .send(new DecryptCommand({ CiphertextBlob: new Uint8Array(20), KeyId: key.KeyId }))
      .catch((error: unknown) => error),
    input: await call(client, ""),
    connection: await call(
      new KMSClient({ ...options, endpoint: "http://127.0.0.1:1", maxAttempts: 1 }),
      "k",
    ),
  };
}

describe.each(Object.entries(LOGGERS))("%s keeps of", (_name, log) => {
  test("an exception of KMS what it says and about which call, and no secret", async () => {
    const { service, ciphertext } = await errors();
    for (const error of [service, ciphertext]) {
      expect(error).toBeInstanceOf(KMSServiceException);
      if (error instanceof KMSServiceException) {
        const { name, message, $fault, $metadata } = error;
        for (const line of log(error)) {
          expect(line).toMatchObject({ name, message, $fault, $metadata });
          expect(line.serviceMessage).toBe(error.serviceMessage);
          expect(JSON.stringify(line)).not.toMatch(
            /a secret plaintext|YSBzZWNyZXQ|\$response|authorization/i,
          );
        }
      }
    }
  });

  test("an error without a response its name, message and code, and no secret", async () => {
    const { input, connection } = await errors();
    expect([input, connection]).toEqual([expect.any(InputValidationError), expect.any(ConnectionError)]);
    for (const error of [input, connection]) {
      if (error instanceof Error) {
        for (const line of log(error)) {
          expect(line.name).toBe(error.name);
          expect(String(line.message)).toContain(error.message);
          expect(JSON.stringify(line)).not.toMatch(/a secret plaintext|YSBzZWNyZXQ/);
        }
      }
    }
  });
});

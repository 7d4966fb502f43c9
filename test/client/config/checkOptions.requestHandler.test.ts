import { ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

/** A client with options that the compiler rejects; a program in JavaScript may pass them. */
const clientWith = (options: Record<string, unknown>) => stubClient([reEncryptResponse], options);

/** Values that no option of the request handler expects. */
const strange = [null, 5, -1, Number.NaN, true, "", [], {}, Object.create(null), Symbol("x"), 5n, () => 5];

describe("the options of the request handler", () => {
  it.each([
    [
      { requestTimeOut: 5_000 },
      '"requestHandler.requestTimeOut" is not an option; check its spelling, or leave it out',
    ],
    [
      { customFetch: () => {} },
      '"requestHandler.customFetch" is not supported; use a `requestHandler`, or leave it out',
    ],
    [
      { requestTimeout: -1 },
      '"requestHandler.requestTimeout" must be 0 (no limit) to 2147483647 milliseconds',
    ],
    [
      { connectionTimeout: "5" },
      '"requestHandler.connectionTimeout" must be 0 (no limit) to 2147483647 milliseconds',
    ],
    [{ httpsAgent: 5 }, '"requestHandler.httpsAgent" must be an agent, or the options of one'],
    [{ httpAgent: "http://proxy" }, '"requestHandler.httpAgent" must be an agent, or the options of one'],
    [{ requestInit: {} }, '"requestHandler.requestInit" must be a function'],
    [
      { handle: 5 },
      '"requestHandler" must be a request handler with a method `handle`, or the options of one',
    ],
  ])("%j are one line in the error of the first call", async (requestHandler, line) => {
    const { client } = clientWith({ requestHandler });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: `These options are not valid:\n  ${line}`,
    });
  });

  it.each([
    {},
    { requestTimeout: undefined, httpsAgent: null },
    { cache: "no-store", logger: console },
    { socketAcquisitionWarningTimeout: 5_000, throwOnRequestTimeout: true },
  ])("%j are valid", async (requestHandler) => {
    const { client } = clientWith({ requestHandler, credentials: async () => ({}) });
    expect(await rejection(client.send(command()))).toMatchObject({
      message: expect.stringContaining("The credentials have no"),
    });
  });

  it.each(["requestTimeout", "socketTimeout", "httpAgent", "httpsAgent", "requestInit", "handle", "unknown"])(
    "never make the constructor throw: %s",
    (name) => {
      for (const value of strange) {
        expect(() => clientWith({ requestHandler: { [name]: value } })).not.toThrow();
      }
    },
  );
});

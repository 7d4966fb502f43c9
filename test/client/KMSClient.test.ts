import { inspect } from "node:util";
import { Sha256 } from "@aws-crypto/sha256-js";
import { KMSClient as SdkKMSClient, ReEncryptCommand as SdkReEncryptCommand } from "@aws-sdk/client-kms";
import type { HttpRequest as IHttpRequest } from "@smithy/types";
import { EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { rejection } from "../support/rejection.js";
import { reEncryptResponse, stubClient } from "../support/stub-client.js";

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });
const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "a-secret",
  sessionToken: "a-session-token",
};

describe("a KMSClient", () => {
  it("can be constructed without options, and reports missing ones on the first call", async () => {
    const client = new KMSClient({ region: async () => "", credentials });
    expect(await rejection(client.send(command()))).toMatchObject({ name: "ConfigurationError" });
    expect(new KMSClient().config.serviceId).toBe("KMS");
  });

  it("rejects an invalid timeout on the first call, not in its constructor", async () => {
    const client = new KMSClient({
      region: "us-east-2",
      credentials,
      endpoint: "http://127.0.0.1:1",
      requestHandler: { requestTimeout: -1 },
    });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining('"requestHandler.requestTimeout" must be 0'),
    });
  });

  it("signs with a signer, or with the one that a provider returns", async () => {
    const signer = {
      sign: async (request: IHttpRequest) => ({ ...request, headers: { authorization: "of its own" } }),
    };
    for (const option of [signer, async () => signer]) {
      const { client, requests } = stubClient([reEncryptResponse], { signer: option });
      await client.send(command());
      expect(requests[0]?.headers).toEqual({ authorization: "of its own" });
    }
  });

  it("passes unknown options of a call to the request handler, and treats a timeout of null as not set", async () => {
    const { client } = stubClient([reEncryptResponse]);
    const handle = vi.spyOn(client.config.requestHandler, "handle");
    const options = { requestTimeout: null, attemptLabel: "first" };
    // Callers in JavaScript, and configurations from JSON, have such options.
    await client.send(command(), options as object);
    expect(handle).toHaveBeenCalledWith(expect.anything(), { attemptLabel: "first" });
  });

  it("has the resolved configuration that plug-ins for SDK v3 read", async () => {
    const options = { region: "us-east-2", credentials, maxAttempts: 5, retryMode: "adaptive" };
    const [ours, sdk] = [new KMSClient(options), new SdkKMSClient(options)];
    expect(ours.config.serviceId).toBe(sdk.config.serviceId);
    expect(ours.config.apiVersion).toBe(sdk.config.apiVersion);
    expect(await ours.config.region()).toBe(await sdk.config.region());
    expect(await ours.config.maxAttempts()).toBe(await sdk.config.maxAttempts());
    expect(await ours.config.credentials()).toMatchObject(credentials);
    expect(await ours.config.useFipsEndpoint()).toBe(false);
  });

  it.each([
    ["a proxy of it", (client: KMSClient) => new Proxy(client, {})],
    ["an object that inherits from it", (client: KMSClient): KMSClient => Object.create(client)],
  ])("sends through %s", async (_, wrap) => {
    const { client } = stubClient([reEncryptResponse]);
    expect(await wrap(client).send(command())).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    const { client: wrong } = stubClient([reEncryptResponse], { tls: 5 as unknown as boolean });
    expect(await rejection(wrap(wrong).send(command()))).toMatchObject({ name: "ConfigurationError" });
  });

  it.each([false, true])("sends a frozen command (cacheMiddleware: %s)", async (cacheMiddleware) => {
    const { client } = stubClient([reEncryptResponse], { cacheMiddleware });
    const output = await client.send(Object.freeze(command()));
    expect(output.$metadata.httpStatusCode).toBe(200);
  });

  it.each([
    [5, "a number"],
    [new AbortController(), "an AbortController"],
    [{}, "an object"],
  ])("rejects an abortSignal that is none (%s)", async (abortSignal, kind) => {
    const options: object = { abortSignal };
    expect(await rejection(stubClient([reEncryptResponse]).client.send(command(), options))).toMatchObject({
      name: "ConfigurationError",
      message: `abortSignal must be an AbortSignal, not ${kind}`,
    });
  });

  it("passes the output or the error to a callback", async () => {
    const outputs = await new Promise((resolve) => {
      stubClient([reEncryptResponse]).client.send(command(), (error, output) =>
        resolve([error, output?.KeyId]),
      );
    });
    expect(outputs).toEqual([null, "arn:aws:kms:us-east-2:111122223333:key/new"]);
    const failed = await new Promise((resolve) => {
      const { client } = stubClient([{ status: 400, body: { __type: "DisabledException" } }]);
      client.send(command(), {}, (error, output) => resolve([error?.name, output]));
    });
    expect(failed).toEqual(["DisabledException", undefined]);
  });

  it.each([[null], [1], ["text"], [[]]])(
    "returns a promise when %j is passed instead of a callback",
    async (value) => {
      const { client } = stubClient([reEncryptResponse]);
      const call = Reflect.apply(client.send, client, [command(), {}, value]);
      expect(await call).toMatchObject({ KeyId: "arn:aws:kms:us-east-2:111122223333:key/new" });
    },
  );

  it.each([null, 0, "text"])("ignores %j instead of options", async (value) => {
    const { client } = stubClient([reEncryptResponse]);
    const call = Reflect.apply(client.send, client, [command(), value]);
    expect(await call).toMatchObject({ KeyId: "arn:aws:kms:us-east-2:111122223333:key/new" });
  });

  it("destroys its request handler when it is destroyed", () => {
    const destroy = vi.fn();
    new KMSClient({ requestHandler: { handle: () => new Promise(() => {}), destroy } }).destroy();
    expect(destroy).toHaveBeenCalledOnce();
  });

  it("makes the same signatures with node:crypto and with @aws-crypto/sha256-js", async () => {
    const now = vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
    const signatures = await Promise.all(
      [{}, { sha256: Sha256 }].map(async (option) => {
        const { client, requests } = stubClient([reEncryptResponse], { credentials, ...option });
        client.middlewareStack.remove("retryMiddleware");
        await client.send(command());
        return requests[0]?.headers.authorization;
      }),
    );
    now.mockRestore();
    expect(signatures[0]).toMatch(/Signature=[0-9a-f]{64}$/);
    expect(signatures[1]).toBe(signatures[0]);
  });

  it("rejects commands of another package with an error that says what to do", async () => {
    const { client } = stubClient([reEncryptResponse]);
    const foreign = new SdkReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "k" });
    // @ts-expect-error the compiler rejects it, too
    expect(await rejection(client.send(foreign))).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("import it from kms-reencrypt"),
    });
    // @ts-expect-error an input is not a command
    expect(await rejection(client.send({}))).toBeInstanceOf(TypeError);
    // @ts-expect-error an input is not a command
    expect(await new Promise((resolve) => client.send({}, resolve))).toBeInstanceOf(TypeError);
  });

  it.each([0, -1, 1.5, Number.NaN])("rejects the option maxAttempts: %j", async (maxAttempts) => {
    const { client } = stubClient([reEncryptResponse], { maxAttempts });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("maxAttempts"),
    });
  });

  it("rejects an unknown retry mode", async () => {
    const { client } = stubClient([reEncryptResponse], { retryMode: "fast" });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("retryMode"),
    });
  });

  it("never prints its credentials in inspections, JSON or errors", async () => {
    const { client } = stubClient([{ status: 403, body: { __type: "InvalidSignatureException" } }], {
      credentials,
    });
    const error = await rejection(client.send(command()));
    const inspected = [client, client.config, error].map((value) =>
      inspect(value, { depth: 9, showHidden: true }),
    );
    const text = [...inspected, JSON.stringify(client.config), JSON.stringify(error)].join("\n");
    expect(text).not.toContain(credentials.secretAccessKey);
    expect(text).not.toContain(credentials.sessionToken);
  });
});

it("a command is printed without its secrets", () => {
  const Plaintext = new TextEncoder().encode("the secret");
  const encrypt = new EncryptCommand({ KeyId: "alias/a", Plaintext });
  expect(encrypt.input.Plaintext).toBe(Plaintext);
  const text = inspect(encrypt, { depth: 9 }) + JSON.stringify(encrypt);
  expect(text).toContain("alias/a");
  expect(text).toContain("***SensitiveInformation***");
  expect(text).not.toMatch(/116, 104|"0":116/);
});

/** Intended differences from the AWS SDK at run time. The README lists them, with the reasons. */
import * as sdk from "@aws-sdk/client-kms";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { HttpResponse } from "../../src/smithy.js";
import { testCredentials } from "../support/kms-responses.js";
import { rejection } from "../support/rejection.js";
import { deadEndpoint } from "../support/scripted-server.js";

const config = { region: "us-east-2", credentials: testCredentials };
const bytes = new Uint8Array(1);

/** A client of each package, with these options. */
const clients = (options: sdk.KMSClientConfig & ours.KMSClientConfig) => ({
  sdk: new sdk.KMSClient(options),
  ours: new ours.KMSClient(options),
});

async function startKms() {
  const kms = await LocalKms.start();
  onTestFinished(() => kms.close());
  const { endpoint, region, credentials } = kms;
  return { kms, key: await kms.createKey(), ...clients({ endpoint, region, credentials }) };
}

/** The errors of ListKeys in both packages when this is every response, and how many requests each sends. */
async function errorsOf(statusCode: number, body: string) {
  const handle = vi.fn(async () => ({
    response: new HttpResponse({
      statusCode,
      headers: { "content-type": "application/x-amz-json-1.1" },
      body: Buffer.from(body),
    }),
  }));
  const options = { ...config, requestHandler: { handle }, retryStrategy: new ConfiguredRetryStrategy(3, 0) };
  const packages = clients(options);
  const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({})));
  const sentBySdk = handle.mock.calls.length;
  const ofOurs = await rejection(packages.ours.send(new ours.ListKeysCommand({})));
  return { sdk: ofSdk, ours: ofOurs, sent: { sdk: sentBySdk, ours: handle.mock.calls.length - sentBySdk } };
}

const json = (code: string): string => JSON.stringify({ __type: code, message: "no" });

describe("an invalid input", () => {
  const encrypt = { KeyId: "", Plaintext: bytes };
  it.each<
    [string, (client: sdk.KMSClient) => Promise<unknown>, (client: ours.KMSClient) => Promise<unknown>]
  >([
    [
      "an empty key ID",
      (client) => client.send(new sdk.EncryptCommand(encrypt)),
      (client) => client.send(new ours.EncryptCommand(encrypt)),
    ],
    [
      "no grant",
      (client) => client.send(new sdk.RetireGrantCommand({})),
      (client) => client.send(new ours.RetireGrantCommand({})),
    ],
  ])("with %s is sent by the SDK and rejected by KMS, but never sent here", async (_, callSdk, callOurs) => {
    const { kms, ...packages } = await startKms();
    expect(await rejection(callSdk(packages.sdk))).toMatchObject({ name: "ValidationException" });
    expect(kms.requests).toHaveLength(1);
    const ofOurs = await rejection(callOurs(packages.ours));
    expect(ofOurs).toBeInstanceOf(ours.InputValidationError);
    expect(ofOurs).not.toBeInstanceOf(ours.KMSServiceException);
    expect(kms.requests).toHaveLength(1);
  });
});

describe("an error of KMS", () => {
  it("has a message with advice, and the message of KMS as its `serviceMessage`", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await errorsOf(400, json("NotFoundException"));
    expect(ofSdk).toMatchObject({ name: "NotFoundException", message: "no" });
    expect(ofOurs).toMatchObject({
      name: "NotFoundException",
      message: expect.stringContaining("ListKeys failed with NotFoundException: no."),
      serviceMessage: "no",
    });
  });

  it("has `$retryable` when the same call may succeed later", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await errorsOf(400, json("ThrottlingException"));
    expect(ofSdk).toHaveProperty("$retryable", undefined);
    expect(ofOurs).toHaveProperty("$retryable", { throttling: true });
  });

  it("has a class of its own if it is one of the common errors", async () => {
    const { ours: ofOurs } = await errorsOf(400, json("AccessDeniedException"));
    expect(ofOurs).toBeInstanceOf(ours.AccessDeniedException);
    expect(sdk).not.toHaveProperty("AccessDeniedException");
  });

  it("is not retried when a resource quota is used up", async () => {
    const { sent } = await errorsOf(400, json("LimitExceededException"));
    expect(sent).toEqual({ sdk: 3, ours: 1 });
  });

  it("is retried because of its code, not because of its status", async () => {
    expect((await errorsOf(500, json("NotFoundException"))).sent).toEqual({ sdk: 3, ours: 1 });
    expect((await errorsOf(400, json("KMSInternalException"))).sent).toEqual({ sdk: 1, ours: 3 });
  });
});

describe("a response that is not from KMS", () => {
  it("is an UnexpectedResponseException here, and a SyntaxError in the SDK", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await errorsOf(502, "<html>Bad Gateway</html>");
    expect(ofSdk).toMatchObject({ name: "SyntaxError" });
    expect(ofOurs).toBeInstanceOf(ours.UnexpectedResponseException);
    expect(ofOurs).toBeInstanceOf(ours.KMSServiceException);
    expect(ofOurs).toMatchObject({ $metadata: { httpStatusCode: 502 } });
  });

  it("is an error here when it lacks the bytes that were asked for", async () => {
    const response = new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from("{}") });
    const packages = clients({ ...config, requestHandler: { handle: async () => ({ response }) } });
    const input = { KeyId: "alias/a", Plaintext: bytes };
    expect(await packages.sdk.send(new sdk.EncryptCommand(input))).not.toHaveProperty("CiphertextBlob");
    expect(await rejection(packages.ours.send(new ours.EncryptCommand(input)))).toMatchObject({
      name: "UnexpectedResponseException",
    });
  });

  it("is an error here when it has status 200 and contains an error", async () => {
    const body = Buffer.from(json("NotFoundException"));
    const handle = async () => ({ response: new HttpResponse({ statusCode: 200, headers: {}, body }) });
    const packages = clients({ ...config, requestHandler: { handle } });
    await packages.sdk.send(new sdk.EnableKeyCommand({ KeyId: "k" }));
    const error = await rejection(packages.ours.send(new ours.EnableKeyCommand({ KeyId: "k" })));
    expect(error).toBeInstanceOf(ours.NotFoundException);
  });
});

describe("a call", () => {
  it("rejects with a ConnectionError that has the code of Node.js, as the error of the SDK does", async () => {
    const packages = clients({ ...config, endpoint: await deadEndpoint(), maxAttempts: 1 });
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({})));
    const ofOurs = await rejection(packages.ours.send(new ours.ListKeysCommand({})));
    expect(ofSdk).toMatchObject({ name: "Error", code: "ECONNREFUSED" });
    expect(ofOurs).toBeInstanceOf(ours.ConnectionError);
    const code = "ECONNREFUSED";
    expect(ofOurs).toMatchObject({ name: "ConnectionError", code, cause: { code } });
  });

  it("over an idle connection that the server has closed is sent again without counting as an attempt", async () => {
    const { kms, key, ...packages } = await startKms();
    const input = { KeyId: key.Arn, Plaintext: bytes };
    const attempts = async (call: () => Promise<{ $metadata: ours.ResponseMetadata }>) => {
      await call();
      kms.faults.next(1, "DropBeforeResponse");
      return (await call()).$metadata.attempts;
    };
    expect(await attempts(() => packages.sdk.send(new sdk.EncryptCommand(input)))).toBe(2);
    expect(await attempts(() => packages.ours.send(new ours.EncryptCommand(input)))).toBe(1);
  });

  it("rejects with an AbortError in both packages, whose cause here is the reason", async () => {
    const packages = await startKms();
    const options = { abortSignal: AbortSignal.abort(new Error("the user left")) };
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({}), options));
    const ofOurs = await rejection(packages.ours.send(new ours.ListKeysCommand({}), options));
    expect(ofSdk).toMatchObject({ name: "AbortError" });
    expect(ofOurs).toMatchObject({ name: "AbortError", cause: { message: "the user left" } });
  });

  it("rejects when `requestTimeout` passes; the SDK only logs a warning without `throwOnRequestTimeout`", async () => {
    const { kms } = await startKms();
    kms.faults.rate(1, { latency: 150 }, { seed: 1 });
    const { endpoint, region, credentials } = kms;
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    const call = (throwOnRequestTimeout: boolean) => {
      const requestHandler = { requestTimeout: 50, throwOnRequestTimeout, logger };
      const once = clients({ endpoint, region, credentials, requestHandler, maxAttempts: 1 });
      return [
        once.sdk.send(new sdk.ListKeysCommand({})),
        once.ours.send(new ours.ListKeysCommand({})),
      ] as const;
    };
    const [ofSdk, ofOurs] = call(false);
    expect(await rejection(ofOurs)).toMatchObject({ name: "TimeoutError" });
    expect(await ofSdk).toMatchObject({ Keys: [{}] });
    expect(warn).toHaveBeenCalled();
    const thrown = await Promise.all(call(true).map(rejection));
    expect(thrown).toMatchObject([{ name: "TimeoutError" }, { name: "TimeoutError" }]);
  });
});

describe("an incomplete configuration", () => {
  it("makes the call reject with a ConfigurationError", async () => {
    vi.stubEnv("AWS_CONFIG_FILE", "missing-file");
    onTestFinished(() => void vi.unstubAllEnvs());
    const packages = clients({ credentials: testCredentials });
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({})));
    expect(ofSdk).toMatchObject({ name: "Error", message: expect.stringContaining("Region") });
    expect(await rejection(packages.ours.send(new ours.ListKeysCommand({})))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("No Region is configured"),
    });
  });
});

it("an unknown option is ignored by the SDK, and rejected here", async () => {
  const { kms } = await startKms();
  const { endpoint, region, credentials } = kms;
  const packages = clients(Object.assign({ endpoint, region, credentials }, { regoin: "us-east-2" }));
  expect(await packages.sdk.send(new sdk.ListKeysCommand({}))).toMatchObject({ Keys: [{}] });
  expect(await rejection(packages.ours.send(new ours.ListKeysCommand({})))).toMatchObject({
    name: "ConfigurationError",
  });
});

describe("a command", () => {
  const { sdk: sdkClient, ours: ourClient } = clients(config);

  it("of the SDK is rejected by this client", async () => {
    // @ts-expect-error as in a JavaScript program
    expect(await rejection(ourClient.send(new sdk.ListKeysCommand({})))).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("import it from kms-reencrypt"),
    });
  });

  it("of this package names the client that it works with when another client sends it", () => {
    const send = () => sdkClient.send(new ours.ListKeysCommand({}));
    expect(send).toThrow("ListKeysCommand works only with the KMSClient or KMS of kms-reencrypt");
  });
});

it("the middleware stack has every middleware of the SDK's client, under the same name", () => {
  const names = (client: { middlewareStack: { identify(): string[] } }) =>
    client.middlewareStack.identify().map((entry) => entry.split(" ")[0]);
  const packages = clients(config);
  expect(names(packages.ours)).toEqual(expect.arrayContaining(names(packages.sdk)));
});

/** What this package does otherwise than the SDK, on purpose. The README lists it, with the reasons. */
import * as sdk from "@aws-sdk/client-kms";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { HttpResponse } from "../../src/smithy.js";
import { rejection } from "../support/answering-client.js";
import { keys } from "../support/kms-steps.js";
import { deadEndpoint } from "../support/scripted-server.js";

const config = { region: "us-east-2", credentials: keys };
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

/** How both end ListKeys when every answer is this one, and how many requests they send. */
async function answeredWith(statusCode: number, body: string) {
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

describe("an input that breaks a rule", () => {
  it("is sent by the SDK and refused by KMS, and never sent by this package", async () => {
    const { kms, ...packages } = await startKms();
    const input = { KeyId: "", Plaintext: bytes };
    const ofSdk = await rejection(packages.sdk.send(new sdk.EncryptCommand(input)));
    expect(ofSdk).toMatchObject({ name: "ValidationException" });
    expect(kms.requests).toHaveLength(1);
    const ofOurs = await rejection(packages.ours.send(new ours.EncryptCommand(input)));
    expect(ofOurs).toBeInstanceOf(ours.InputValidationError);
    expect(ofOurs).not.toBeInstanceOf(ours.KMSServiceException);
    expect(kms.requests).toHaveLength(1);
  });
});

describe("an error of KMS", () => {
  it("has a message that says more; what KMS said is its `serviceMessage`", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await answeredWith(400, json("NotFoundException"));
    expect(ofSdk).toMatchObject({ name: "NotFoundException", message: "no" });
    expect(ofOurs).toMatchObject({
      name: "NotFoundException",
      message: expect.stringContaining("ListKeys failed with NotFoundException: no."),
      serviceMessage: "no",
    });
  });

  it("has `$retryable` when the same call may succeed later", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await answeredWith(400, json("ThrottlingException"));
    expect(ofSdk).toHaveProperty("$retryable", undefined);
    expect(ofOurs).toHaveProperty("$retryable", { throttling: true });
  });

  it("has classes of its own for the common errors", async () => {
    const { ours: ofOurs } = await answeredWith(400, json("AccessDeniedException"));
    expect(ofOurs).toBeInstanceOf(ours.AccessDeniedException);
    expect(sdk).not.toHaveProperty("AccessDeniedException");
  });

  it("is not repeated when a quota is used up", async () => {
    const { sent } = await answeredWith(400, json("LimitExceededException"));
    expect(sent).toEqual({ sdk: 3, ours: 1 });
  });

  it("is decided by its code and not by its status", async () => {
    expect((await answeredWith(500, json("NotFoundException"))).sent).toEqual({ sdk: 3, ours: 1 });
    expect((await answeredWith(400, json("KMSInternalException"))).sent).toEqual({ sdk: 1, ours: 3 });
  });
});

describe("an answer that is not from KMS", () => {
  it("is a SyntaxError with the SDK, and says so here", async () => {
    const { sdk: ofSdk, ours: ofOurs } = await answeredWith(502, "<html>Bad Gateway</html>");
    expect(ofSdk).toMatchObject({ name: "SyntaxError" });
    expect(ofOurs).toBeInstanceOf(ours.UnexpectedResponseException);
    expect(ofOurs).toBeInstanceOf(ours.KMSServiceException);
    expect(ofOurs).toMatchObject({ $metadata: { httpStatusCode: 502 } });
  });

  it("is no success when it lacks what KMS always sends", async () => {
    const response = new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from("{}") });
    const packages = clients({ ...config, requestHandler: { handle: async () => ({ response }) } });
    expect(await packages.sdk.send(new sdk.ListKeysCommand({}))).not.toHaveProperty("Keys");
    expect(await rejection(packages.ours.send(new ours.ListKeysCommand({})))).toMatchObject({
      name: "UnexpectedResponseException",
    });
  });
});

describe("the way to KMS", () => {
  it("fails with a ConnectionError, which has the code of Node.js as the error of the SDK has", async () => {
    const packages = clients({ ...config, endpoint: await deadEndpoint(), maxAttempts: 1 });
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({})));
    const ofOurs = await rejection(packages.ours.send(new ours.ListKeysCommand({})));
    expect(ofSdk).toMatchObject({ name: "Error", code: "ECONNREFUSED" });
    expect(ofOurs).toBeInstanceOf(ours.ConnectionError);
    const code = "ECONNREFUSED";
    expect(ofOurs).toMatchObject({ name: "ConnectionError", code, cause: { code } });
  });

  it("over a kept connection that the server has closed is no attempt", async () => {
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

  it("ends with an AbortError in both, whose cause is the reason here", async () => {
    const packages = await startKms();
    const options = { abortSignal: AbortSignal.abort(new Error("away")) };
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({}), options));
    const ofOurs = await rejection(packages.ours.send(new ours.ListKeysCommand({}), options));
    expect(ofSdk).toMatchObject({ name: "AbortError" });
    expect(ofOurs).toMatchObject({ name: "AbortError", cause: { message: "away" } });
  });

  it("takes no longer than `requestTimeout`, of which the SDK only warns unless it is told to throw", async () => {
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

describe("a configuration that lacks something", () => {
  it("is told as a ConfigurationError", async () => {
    vi.stubEnv("AWS_CONFIG_FILE", "there is none");
    onTestFinished(() => void vi.unstubAllEnvs());
    const packages = clients({ credentials: keys });
    const ofSdk = await rejection(packages.sdk.send(new sdk.ListKeysCommand({})));
    expect(ofSdk).toMatchObject({ name: "Error", message: expect.stringContaining("Region") });
    expect(await rejection(packages.ours.send(new ours.ListKeysCommand({})))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("No Region is configured"),
    });
  });
});

it("an option that there is not is ignored by the SDK, and refused here", async () => {
  const { kms } = await startKms();
  const { endpoint, region, credentials } = kms;
  const packages = clients(Object.assign({ endpoint, region, credentials }, { regoin: "us-east-2" }));
  expect(await packages.sdk.send(new sdk.ListKeysCommand({}))).toMatchObject({ Keys: [{}] });
  expect(await rejection(packages.ours.send(new ours.ListKeysCommand({})))).toMatchObject({
    name: "ConfigurationError",
  });
});

describe("a command of one package", () => {
  const { sdk: sdkClient, ours: ourClient } = clients(config);

  it("of the SDK is refused by this client", async () => {
    // @ts-expect-error as a program in JavaScript may
    expect(await rejection(ourClient.send(new sdk.ListKeysCommand({})))).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("import it from kms-reencrypt"),
    });
  });

  it("of this package says with which client it goes when another is given it", () => {
    const send = () => sdkClient.send(new ours.ListKeysCommand({}));
    expect(send).toThrow("ListKeysCommand goes with the KMSClient or KMS of kms-reencrypt only");
  });
});

it("every middleware of the SDK's client that plug-ins look for is there", () => {
  const names = (client: { middlewareStack: { identify(): string[] } }) =>
    client.middlewareStack.identify().map((entry) => entry.split(" ")[0]);
  const packages = clients(config);
  expect(names(packages.ours)).toEqual(expect.arrayContaining(names(packages.sdk)));
});

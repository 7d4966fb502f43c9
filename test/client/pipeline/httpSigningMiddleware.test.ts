import type { RequestSigner } from "@smithy/types";
import { EncryptCommand, ExpiredTokenException, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it, vi } from "vitest";
import {
  expiredCredentials,
  kmsError,
  reEncrypt,
  rejectExpired,
  testCredentials,
  withClockOffset,
} from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { type Step, scriptedServer } from "../../support/scripted-server.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

const internalError = { status: 500, body: { __type: "KMSInternalException" } };
const THREE_HOURS = 3 * 3_600_000;

/** A server that takes this step for every request, and a client that calls it. */
async function wire(step: Step, config: KMSClientConfig = {}) {
  const server = await scriptedServer(step);
  const { endpoint } = server;
  const retryStrategy = retryImmediately();
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint,
    retryStrategy,
    ...config,
  });
  return {
    server,
    client,
    call: async () => (await client.send(reEncrypt())).$metadata.attempts,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
}

const fresh = { ...testCredentials, sessionToken: "fresh" };
const expiredAndThenFresh = () => vi.fn().mockResolvedValueOnce(expiredCredentials).mockResolvedValue(fresh);

it("a request is signed for KMS in the Region, over host, target, body and session token", async () => {
  const { client, requests } = stubClient([reEncryptResponse], {
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s", sessionToken: "session" },
  });
  await client.send(reEncrypt());
  const authorization = requests[0]?.headers.authorization ?? "";
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-2\/kms\/aws4_request, SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/,
  );
  const signed = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(";");
  expect(signed).toEqual(
    expect.arrayContaining([
      "host",
      "x-amz-content-sha256",
      "x-amz-date",
      "x-amz-security-token",
      "x-amz-target",
    ]),
  );
});

describe.each([
  ["behind", THREE_HOURS],
  ["ahead", -THREE_HOURS],
])("a clock that is three hours %s", (_, offset) => {
  it("is corrected with the date of the service, and later calls succeed at the first attempt", async () => {
    await using kms = await wire(withClockOffset(offset));
    expect([await kms.call(), await kms.call()]).toEqual([2, 1]);
    expect(kms.server.requests).toHaveLength(3);
    expect(Math.abs(kms.client.config.systemClockOffset - offset)).toBeLessThan(60_000);
  });

  it("is corrected for concurrent calls", async () => {
    await using kms = await wire(withClockOffset(offset));
    expect(await Promise.all([kms.call(), kms.call(), kms.call()])).toEqual([2, 2, 2]);
  });

  it("is corrected for later calls even when no attempt is left", async () => {
    await using kms = await wire(withClockOffset(offset), { retryStrategy: retryImmediately(1) });
    expect(await rejection(kms.call())).toMatchObject({ name: "InvalidSignatureException" });
    expect(await kms.call()).toBe(1);
  });
});

it.each(["?a", "?a=", "?b=1&a", "?a=&a=1&a=0", "?A=1&a=2&B=3", "?x=%20y%2Bz&%2F=%25"])(
  "LocalKms accepts the signature for an endpoint with the query %s",
  async (query) => {
    await using kms = await LocalKms.start();
    const { region, credentials } = kms;
    const client = new KMSClient({
      endpoint: `${kms.endpoint}/${query}`,
      region,
      credentials,
      maxAttempts: 1,
    });
    const { KeyId } = await kms.createKey();
    const { $metadata } = await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }));
    expect($metadata.httpStatusCode).toBe(200);
    client.destroy();
  },
);

it("LocalKms accepts the signature for an endpoint object with a parameter without a value", async () => {
  await using kms = await LocalKms.start();
  const { region, credentials } = kms;
  const { hostname, port } = new URL(kms.endpoint);
  const endpoint = { protocol: "http:", hostname, port: Number(port), path: "/", query: { a: null, b: "1" } };
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
  const { KeyId } = await kms.createKey();
  const { $metadata } = await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }));
  expect($metadata.httpStatusCode).toBe(200);
  client.destroy();
});

it.each([true, async () => true])(
  "a wrong clock is not corrected with disableClockSkewCorrection",
  async (yes) => {
    await using kms = await wire(withClockOffset(THREE_HOURS), { disableClockSkewCorrection: yes });
    expect(await rejection(kms.call())).toMatchObject({ name: "InvalidSignatureException" });
    expect(kms.client.config.systemClockOffset).toBe(0);
  },
);

it("a clock that is known to be wrong is corrected at the first attempt with systemClockOffset", async () => {
  await using kms = await wire(withClockOffset(THREE_HOURS), { systemClockOffset: THREE_HOURS });
  expect(await kms.call()).toBe(1);
});

it("the option signer signs every attempt", async () => {
  const signer: RequestSigner = {
    sign: async (request) => ({ ...request, headers: { ...request.headers, authorization: "mine" } }),
  };
  const { client, requests } = stubClient([internalError, reEncryptResponse], {
    signer,
    retryStrategy: retryImmediately(),
  });
  await client.send(reEncrypt());
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(["mine", "mine"]);
});

it("the authorization of the option signer is removed from what the service says", async () => {
  const signer: RequestSigner = {
    sign: async (request) => ({ ...request, headers: { ...request.headers, authorization: "my-token" } }),
  };
  const refusal = { status: 400, body: { __type: "AccessDeniedException", message: "no to my-token" } };
  const { client } = stubClient([refusal], { signer });
  expect(await rejection(client.send(reEncrypt()))).toMatchObject({
    serviceMessage: "no to ***SensitiveInformation***",
  });
});

it("a request is signed for the Region of `signingRegion`, and sent to the Region of `region`", async () => {
  const { client, requests } = stubClient([reEncryptResponse], { signingRegion: "eu-west-1" });
  await client.send(reEncrypt());
  expect(requests[0]?.headers.authorization).toContain("/eu-west-1/kms/aws4_request");
  expect(requests[0]?.hostname).toBe("kms.us-east-2.amazonaws.com");
});

it.each([
  ["without a date", {}],
  ["with an invalid date", { date: "yesterday" }],
  ["with the date of this machine", { date: new Date().toUTCString() }],
])("an InvalidSignatureException %s is not retried", async (_, headers) => {
  await using kms = await wire(kmsError("InvalidSignatureException", 400, headers));
  const error = await rejection(kms.call());
  expect(error).not.toHaveProperty("$retryable");
  expect(error).toMatchObject({
    name: "InvalidSignatureException",
    $metadata: { attempts: 1 },
  });
  expect(kms.server.requests).toHaveLength(1);
  expect(kms.client.config.systemClockOffset).toBe(0);
});

describe("expired credentials", () => {
  it("are refreshed, and the call is retried with the new ones", async () => {
    const credentials = expiredAndThenFresh();
    await using kms = await wire(rejectExpired, { credentials });
    expect([await kms.call(), await kms.call()]).toEqual([2, 1]);
    expect(credentials).toHaveBeenCalledTimes(2);
    expect(kms.server.requests.map((text) => /x-amz-security-token: (\w+)/.exec(text)?.[1])).toEqual([
      "expired",
      "fresh",
      "fresh",
    ]);
  });

  it("are refreshed when only the access key differs", async () => {
    const { client } = stubClient(
      [{ status: 400, body: { __type: "ExpiredTokenException" } }, reEncryptResponse],
      {
        credentials: vi
          .fn()
          .mockResolvedValueOnce(testCredentials)
          .mockResolvedValue({ ...testCredentials, accessKeyId: "AKIDROTATED" }),
        retryStrategy: retryImmediately(),
      },
    );
    expect((await client.send(reEncrypt())).$metadata.attempts).toBe(2);
  });

  it("are refreshed once for concurrent calls", async () => {
    const credentials = expiredAndThenFresh();
    await using kms = await wire(rejectExpired, { credentials });
    expect(await Promise.all([kms.call(), kms.call(), kms.call()])).toEqual([2, 2, 2]);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it("make the call reject without a retry when the provider has no others", async () => {
    const credentials = vi.fn(async () => expiredCredentials);
    await using kms = await wire(rejectExpired, { credentials });
    const error = await rejection(kms.call());
    expect(error).toBeInstanceOf(ExpiredTokenException);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it("make the call reject with the error of the provider as cause when they cannot be refreshed", async () => {
    const reason = new Error("the identity provider is unavailable");
    const credentials = vi.fn().mockResolvedValueOnce(expiredCredentials).mockRejectedValue(reason);
    await using kms = await wire(rejectExpired, { credentials });
    const error = await rejection(kms.call());
    expect(error).toBeInstanceOf(ExpiredTokenException);
    expect(error).toMatchObject({
      cause: { name: "ConfigurationError", cause: reason },
      $metadata: { attempts: 1 },
    });
  });
});

it("a call rejects with a ConfigurationError before anything is sent when the credentials provider fails", async () => {
  const reason = new Error("no role");
  const { client, requests } = stubClient([reEncryptResponse], { credentials: () => Promise.reject(reason) });
  expect(await rejection(client.send(reEncrypt()))).toMatchObject({
    name: "ConfigurationError",
    cause: reason,
  });
  expect(requests).toEqual([]);
});

import type { RequestSigner } from "@smithy/types";
import { EncryptCommand, ExpiredTokenException, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it, vi } from "vitest";
import { answeringClient, success as answerOfKMS, rejection } from "../support/answering-client.js";
import { impatient } from "../support/impatient.js";
import { expired, failure, keys, reEncrypt, refuseExpired, skewed } from "../support/kms-steps.js";
import { type Step, scriptedServer } from "../support/scripted-server.js";

const failed = { status: 500, body: { __type: "KMSInternalException" } };
const THREE_HOURS = 3 * 3_600_000;

async function clientOf(step: Step, config: KMSClientConfig = {}) {
  const server = await scriptedServer(step);
  const { endpoint } = server;
  const retryStrategy = impatient();
  const client = new KMSClient({
    region: "us-east-2",
    credentials: keys,
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

const fresh = { ...keys, sessionToken: "fresh" };
const expiredAndThenFresh = () => vi.fn().mockResolvedValueOnce(expired).mockResolvedValue(fresh);

describe.each([THREE_HOURS, -THREE_HOURS])("a clock that is %i ms off", (offset) => {
  it("is corrected with the date of the service, and later calls succeed at once", async () => {
    await using kms = await clientOf(skewed(offset));
    expect([await kms.call(), await kms.call()]).toEqual([2, 1]);
    expect(kms.server.requests).toHaveLength(3);
    expect(Math.abs(kms.client.config.systemClockOffset - offset)).toBeLessThan(60_000);
  });

  it("is corrected for all calls that are on their way", async () => {
    await using kms = await clientOf(skewed(offset));
    expect(await Promise.all([kms.call(), kms.call(), kms.call()])).toEqual([2, 2, 2]);
  });

  it("is corrected for later calls even when there is no attempt left", async () => {
    await using kms = await clientOf(skewed(offset), { retryStrategy: impatient(1) });
    expect(await rejection(kms.call())).toMatchObject({ name: "InvalidSignatureException" });
    expect(await kms.call()).toBe(1);
  });
});

it.each(["?a", "?a=", "?b=1&a", "?a=&a=1&a=0", "?A=1&a=2&B=3", "?x=%20y%2Bz&%2F=%25"])(
  "an endpoint with the query %s is signed as it is sent",
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
it("a parameter without a value is signed as it is sent, in an endpoint that is an object, too", async () => {
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

it.each([true, async () => true])("a clock that is off stays so when that is asked for", async (yes) => {
  await using kms = await clientOf(skewed(THREE_HOURS), { disableClockSkewCorrection: yes });
  expect(await rejection(kms.call())).toMatchObject({ name: "InvalidSignatureException" });
  expect(kms.client.config.systemClockOffset).toBe(0);
});

it("a clock that is known to be off makes good signatures at once", async () => {
  await using kms = await clientOf(skewed(THREE_HOURS), { systemClockOffset: THREE_HOURS });
  expect(await kms.call()).toBe(1);
});

it("a signer of the user's signs every attempt", async () => {
  const signer: RequestSigner = {
    sign: async (request) => ({ ...request, headers: { ...request.headers, authorization: "mine" } }),
  };
  const { client, requests } = answeringClient([failed, answerOfKMS], { signer, retryStrategy: impatient() });
  await client.send(reEncrypt());
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(["mine", "mine"]);
});

it("signs for the Region of `signingRegion`, and sends to that of `region`", async () => {
  const { client, requests } = answeringClient([answerOfKMS], { signingRegion: "eu-west-1" });
  await client.send(reEncrypt());
  expect(requests[0]?.headers.authorization).toContain("/eu-west-1/kms/aws4_request");
  expect(requests[0]?.hostname).toBe("kms.us-east-2.amazonaws.com");
});

it.each([
  ["with no date", {}],
  ["with a date that is none", { date: "yesterday" }],
  ["with the date of this machine", { date: new Date().toUTCString() }],
])("a wrong signature that the service answers %s is no reason to try again", async (_, headers) => {
  await using kms = await clientOf(failure("InvalidSignatureException", 400, headers));
  const error = await rejection(kms.call());
  expect(error).toMatchObject({
    name: "InvalidSignatureException",
    $retryable: undefined,
    $metadata: { attempts: 1 },
  });
  expect(kms.server.requests).toHaveLength(1);
  expect(kms.client.config.systemClockOffset).toBe(0);
});

it("RequestExpired corrects the clock, too", async () => {
  const date = new Date(Date.now() + THREE_HOURS).toUTCString();
  const refusal = { status: 400, headers: { date }, body: { __type: "RequestExpired" } };
  const { client } = answeringClient([refusal, answerOfKMS], { retryStrategy: impatient() });
  expect((await client.send(reEncrypt())).$metadata.attempts).toBe(2);
});

describe("credentials that have expired", () => {
  it("are asked for again, and the call is repeated with the new ones", async () => {
    const credentials = expiredAndThenFresh();
    await using kms = await clientOf(refuseExpired, { credentials });
    expect([await kms.call(), await kms.call()]).toEqual([2, 1]);
    expect(credentials).toHaveBeenCalledTimes(2);
    expect(kms.server.requests.map((text) => /x-amz-security-token: (\w+)/.exec(text)?.[1])).toEqual([
      "expired",
      "fresh",
      "fresh",
    ]);
  });

  it("are asked for once for all calls that are on their way", async () => {
    const credentials = expiredAndThenFresh();
    await using kms = await clientOf(refuseExpired, { credentials });
    expect(await Promise.all([kms.call(), kms.call(), kms.call()])).toEqual([2, 2, 2]);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it("end the call at once when the provider has no others", async () => {
    const credentials = vi.fn(async () => expired);
    await using kms = await clientOf(refuseExpired, { credentials });
    const error = await rejection(kms.call());
    expect(error).toBeInstanceOf(ExpiredTokenException);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it("end the call with the reason when there are no new ones to be had", async () => {
    const reason = new Error("the identity provider is away");
    const credentials = vi.fn().mockResolvedValueOnce(expired).mockRejectedValue(reason);
    await using kms = await clientOf(refuseExpired, { credentials });
    const error = await rejection(kms.call());
    expect(error).toBeInstanceOf(ExpiredTokenException);
    expect(error).toMatchObject({
      cause: { name: "ConfigurationError", cause: reason },
      $metadata: { attempts: 1 },
    });
  });
});

it("credentials that cannot be fetched are told with the reason, and nothing is sent", async () => {
  const reason = new Error("no role");
  const { client, requests } = answeringClient([answerOfKMS], { credentials: () => Promise.reject(reason) });
  expect(await rejection(client.send(reEncrypt()))).toMatchObject({
    name: "ConfigurationError",
    cause: reason,
  });
  expect(requests).toEqual([]);
});

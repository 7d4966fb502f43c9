import { KMSClient } from "kms-reencrypt";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { reEncrypt, success, testCredentials } from "../../support/kms-responses.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { rawAndReset, reset, scriptedServer } from "../../support/scripted-server.js";

const NOW = 1_000;

let uptime: number;
beforeEach(() => {
  uptime = NOW;
  vi.spyOn(process, "uptime").mockImplementation(() => uptime);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  [0, "is sent again within the same attempt", 1],
  [0.25, "is sent again within the same attempt", 1],
  [0.5, "is retried as a second attempt", 2],
  [60, "is retried as a second attempt", 2],
])("a call whose reused connection is reset after %s s %s", async (seconds, _, attempts) => {
  await using server = await scriptedServer(
    success,
    (socket, request) => {
      uptime += seconds;
      reset(socket, request);
    },
    success,
  );
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    retryStrategy: retryImmediately(),
  });
  await client.send(reEncrypt());
  const { $metadata } = await client.send(reEncrypt());
  client.destroy();
  expect($metadata.attempts).toBe(attempts);
  expect(server.requests).toHaveLength(3);
});

it("a call whose reused connection is reset within the response is retried as a second attempt", async () => {
  await using server = await scriptedServer(success, rawAndReset("HTTP/1.1 200 OK\r\ncontent-le"), success);
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    retryStrategy: retryImmediately(),
  });
  await client.send(reEncrypt());
  const { $metadata } = await client.send(reEncrypt());
  client.destroy();
  expect($metadata.attempts).toBe(2);
});

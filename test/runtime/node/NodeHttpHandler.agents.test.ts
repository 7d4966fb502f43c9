/** Agents that the user made, such as those for proxies. */
import { Agent, type ClientRequest } from "node:http";
import { connect } from "node:net";
import { KMSClient } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { reEncrypt, success, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { type Step, scriptedServer, silence } from "../../support/scripted-server.js";

/** An agent that opens a connection for each request. Those on agent-base 6 have a `maxSockets` that means nothing. */
const agentWith = (properties: { readonly maxSockets?: number }) => ({
  ...properties,
  addRequest: (request: ClientRequest, { host, port }: { readonly host: string; readonly port: number }) =>
    request.onSocket(connect({ host, port })),
  destroy: () => {},
});

/** Responds to no request before this many have arrived. */
function together(count: number): Step {
  const held: (() => void)[] = [];
  return (socket, request) => {
    held.push(() => success(socket, request));
    if (held.length === count) for (const release of held) release();
  };
}

describe.each([
  ["without maxSockets", {}],
  ["with a maxSockets of 1 that it ignores", { maxSockets: 1 }],
])("an agent of the user %s", (_, properties) => {
  it("sends ten concurrent calls at the same time", async () => {
    await using server = await scriptedServer(together(10));
    const client = new KMSClient({
      region: "us-east-2",
      credentials: testCredentials,
      endpoint: server.endpoint,
      maxAttempts: 1,
      requestHandler: { httpAgent: agentWith(properties), socketAcquisitionTimeout: 500 },
    });
    const outputs = await Promise.all(Array.from({ length: 10 }, () => client.send(reEncrypt())));
    expect(outputs.map(({ $metadata }) => $metadata.httpStatusCode)).toEqual(Array(10).fill(200));
    expect(server.connections()).toBe(10);
    client.destroy();
  });
});

it.each([
  ["an agent of the user with maxSockets", new Agent({ keepAlive: true, maxSockets: 1 })],
  ["an agent made here with maxTotalSockets", { maxTotalSockets: 1 }],
])("the wait for a connection of %s is not part of the request", async (_, httpAgent) => {
  await using server = await scriptedServer(silence);
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    maxAttempts: 1,
    requestHandler: { httpAgent, socketAcquisitionTimeout: 20 },
  });
  const first = rejection(client.send(reEncrypt()));
  await server.received(1);
  expect(await rejection(client.send(reEncrypt()))).toMatchObject({
    message: expect.stringContaining("no connection became free within 20 ms"),
  });
  server.endConnections();
  await first;
  client.destroy();
});

it("calls that wait for connections, each of which closes after its response, are all answered at the first attempt", async () => {
  await using server = await scriptedServer((socket, request) => {
    success(socket, request);
    setImmediate(() => socket.destroy());
  });
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    maxAttempts: 1,
  });
  const calls = Array.from({ length: 2_000 }, () => client.send(reEncrypt()).catch(String));
  const failures = (await Promise.all(calls)).filter((one) => typeof one === "string");
  expect(failures).toEqual([]);
  client.destroy();
}, 30_000);

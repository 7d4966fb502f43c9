import { Agent, type AgentOptions } from "node:http";
import { connect, type NetConnectOpts } from "node:net";
import type { HttpRequest } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { sendRequest } from "../../../src/runtime/node/sendRequest.js";
import { raw, respond, scriptedServer } from "../../support/scripted-server.js";

const NO_TIMEOUTS = { connectionTimeout: 0, requestTimeout: 0, socketTimeout: 0 };

/** What every request has. */
const BASE = { protocol: "http:", method: "POST", path: "/a", headers: { host: "h" } };

describe("the request target is", () => {
  it.each<[string, Partial<HttpRequest>]>([
    ["/a", {}],
    ["/a", { query: {} }],
    ["/a?b=1&c", { query: { b: "1", c: null } }],
  ])("%s for the query %j", async (target, query) => {
    await using server = await scriptedServer(respond(200));
    const { hostname, port } = new URL(server.endpoint);
    const request = { ...BASE, hostname, port: Number(port), ...query };
    await sendRequest(request, new Agent(), NO_TIMEOUTS, undefined);
    expect(server.requests[0]).toMatch(`POST ${target} HTTP/1.1\r\n`);
  });
});

it.each([
  ["[::1]", "::1"],
  ["localhost", "localhost"],
])("a request to the host name %s connects to %s", async (hostname, host) => {
  await using server = await scriptedServer(respond(200));
  const hosts: unknown[] = [];
  class LocalAgent extends Agent {
    override createConnection(options: NetConnectOpts & AgentOptions) {
      hosts.push(Reflect.get(options, "host"));
      return connect(Number(new URL(server.endpoint).port), "127.0.0.1");
    }
  }
  await sendRequest({ ...BASE, hostname }, new LocalAgent(), NO_TIMEOUTS, undefined);
  expect(hosts).toEqual([host]);
});

it("a response has its reason, and headers that are strings even when they are repeated", async () => {
  await using server = await scriptedServer(
    raw("HTTP/1.1 200 Fine\r\nset-cookie: a\r\nset-cookie: b\r\ncontent-length: 0\r\n\r\n"),
  );
  const { hostname, port } = new URL(server.endpoint);
  const request = { ...BASE, hostname, port: Number(port) };
  expect(await sendRequest(request, new Agent(), NO_TIMEOUTS, undefined)).toMatchObject({
    statusCode: 200,
    reason: "Fine",
    headers: { "set-cookie": "a,b", "content-length": "0" },
  });
});

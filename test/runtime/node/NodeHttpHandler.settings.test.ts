/** What the request handler takes from the settings of a client, and when. */
import { type HttpHandlerConfig, KMSClient } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { NodeHttpHandler } from "../../../src/runtime/node/NodeHttpHandler.js";
import { HttpRequest } from "../../../src/smithy.js";
import { reEncrypt, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";

describe("the settings of a request handler", () => {
  /** Connects to a host whose name never resolves. */
  async function connect(options: HttpHandlerConfig, connectionTimeout: () => Promise<number | undefined>) {
    const handler = new NodeHttpHandler(
      { httpAgent: { lookup: () => {} }, ...options },
      { connectionTimeout, caBundle: async () => undefined, environment: () => ({}) },
    );
    const request = new HttpRequest({ protocol: "http:", hostname: "kms.test", method: "POST" });
    const error = await rejection(handler.handle(request));
    handler.destroy();
    return error;
  }

  it("name the connection timeout where the options have none", async () => {
    expect(await connect({}, async () => 20)).toMatchObject({
      name: "TimeoutError",
      message: "no connection within 20 ms (connectionTimeout)",
    });
  });

  it("are not read when the options have the connection timeout", async () => {
    const connectionTimeout = vi.fn(async () => 30);
    expect(await connect({ connectionTimeout: 20 }, connectionTimeout)).toMatchObject({
      message: "no connection within 20 ms (connectionTimeout)",
    });
    expect(connectionTimeout).not.toHaveBeenCalled();
  });

  it("reject the request when they cannot be read", async () => {
    const cause = new Error("There is no profile");
    expect(await connect({}, () => Promise.reject(cause))).toBe(cause);
  });
});

it("options that Node.js rejects for an agent are a ConfigurationError of the first call", async () => {
  const httpAgent = { scheduling: "random" as "fifo" };
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: "http://localhost:1",
    requestHandler: { httpAgent },
  });
  expect(await rejection(client.send(reEncrypt()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(/^Node\.js rejects the options of the httpAgent: .*scheduling/),
  });
});

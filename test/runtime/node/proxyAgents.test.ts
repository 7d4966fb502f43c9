/** Calls to a LocalKms, some of them behind TLS with a made authority, through real proxies. */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { createServer, type Server } from "node:tls";
import { inspect } from "node:util";
import { GenerateRandomCommand, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { generate } from "selfsigned";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { patchRequest } from "../../support/patch-request.js";
import { deadEndpoint } from "../../support/scripted-server.js";
import { startProxy } from "../../support/start-proxy.js";

let kms: LocalKms;
let tls: { key: string; cert: string };
let folder: string;
let secure: Server;

beforeAll(async () => {
  kms = await LocalKms.start();
  const { private: key, cert } = await generate([{ name: "commonName", value: "kms.test" }], {
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "kms.test" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  tls = { key, cert };
  folder = await mkdtemp(join(tmpdir(), "proxy-"));
  await writeFile(join(folder, "ca.pem"), cert);
  // Ends TLS in front of the LocalKms.
  secure = createServer(tls, (socket) => {
    const upstream = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
    socket.on("error", () => upstream.destroy());
    upstream.on("error", () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  secure.listen(0, "127.0.0.1");
  await once(secure, "listening");
});
afterAll(async () => {
  secure.close();
  await kms.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Calls an endpoint with these variables, and returns the number of bytes or the error. */
async function call(variables: Record<string, string>, endpoint: string, options: KMSClientConfig = {}) {
  for (const [name, value] of Object.entries(variables)) {
    vi.stubEnv(name, value);
  }
  const { region, credentials } = kms;
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1, ...options });
  const sent = [1, 2].map((NumberOfBytes) => client.send(new GenerateRandomCommand({ NumberOfBytes })));
  try {
    const outputs = await Promise.all(sent);
    return outputs.map(({ Plaintext }) => Plaintext?.length);
  } catch (error) {
    return error;
  } finally {
    await Promise.allSettled(sent);
    client.destroy();
  }
}

const secureEndpoint = () => `https://kms.test:${(secure.address() as AddressInfo).port}`;
const plainEndpoint = () => `http://kms.test:${new URL(kms.endpoint).port}`;
const trust = () => ({ AWS_CA_BUNDLE: join(folder, "ca.pem") });

describe("HTTPS_PROXY", () => {
  it("names the proxy that connects to KMS, by a tunnel that calls share", async () => {
    const proxy = await startProxy();
    const endpoint = secureEndpoint();
    const options = { requestHandler: { httpsAgent: { maxSockets: 1 } } };
    expect(await call({ HTTPS_PROXY: proxy.url, ...trust() }, endpoint, options)).toEqual([1, 2]);
    expect(proxy.seen).toEqual([`CONNECT ${new URL(endpoint).host}`]);
  });

  it("may be reached by TLS, and have a user name and a password", async () => {
    const proxy = await startProxy({ tls, userinfo: "user:p@ss%word" });
    const url = proxy.url.replace("user:p@ss%word", "user:p%40ss%25word");
    expect(await call({ https_proxy: url, ...trust() }, secureEndpoint())).toEqual([1, 2]);
    expect(proxy.seen).not.toEqual([]);
  });

  it("does not count for hosts of NO_PROXY, for http, and for an agent of the program", async () => {
    const proxy = await startProxy();
    const local = kms.endpoint;
    expect(await call({ HTTPS_PROXY: proxy.url }, local)).toEqual([1, 2]);
    expect(
      await call({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.0/8" }, local),
    ).toEqual([1, 2]);
    const requestHandler = { httpAgent: new Agent() };
    expect(await call({ HTTP_PROXY: proxy.url }, local, { requestHandler })).toEqual([1, 2]);
    const secureLocal = secureEndpoint().replace("kms.test", "127.0.0.1");
    const direct = { HTTPS_PROXY: proxy.url, NO_PROXY: new URL(secureLocal).host, ...trust() };
    expect(await call(direct, secureLocal)).toEqual([1, 2]);
    expect(proxy.seen).toEqual([]);
  });

  it("and an authority that is not trusted are an error about the certificate of KMS", async () => {
    const proxy = await startProxy();
    expect(await call({ HTTPS_PROXY: proxy.url }, secureEndpoint())).toMatchObject({
      name: "ConnectionError",
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
  });
});

it("a tunnel is opened with the `request` of node:http that a monitoring agent has patched after earlier calls", async () => {
  const proxy = await startProxy();
  const variables = { HTTPS_PROXY: proxy.url, ...trust() };
  expect(await call(variables, secureEndpoint())).toEqual([1, 2]);
  const seen = patchRequest();
  expect(await call(variables, secureEndpoint())).toEqual([1, 2]);
  expect(seen).toContain("CONNECT");
});

describe("HTTP_PROXY", () => {
  it.each([false, true])("names the proxy for http endpoints; by TLS: %j", async (secured) => {
    const proxy = await startProxy({ userinfo: "user:password", ...(secured && { tls }) });
    const endpoint = plainEndpoint();
    expect(await call({ HTTP_PROXY: proxy.url, ...trust() }, endpoint)).toEqual([1, 2]);
    expect(proxy.seen).toEqual([`POST ${endpoint}/`, `POST ${endpoint}/`]);
  });
});

describe("a proxy", () => {
  const printed = (error: unknown) => `${inspect(error, { depth: 10 })} ${JSON.stringify(error)}`;

  it.each([
    [407, "ConfigurationError", "check the user name and password"],
    [403, "ConfigurationError", "add the host to NO_PROXY"],
    [502, "ConnectionError", "the proxy of HTTPS_PROXY did not connect to kms.test"],
  ])("that responds with %i is a %s that does not repeat its password", async (status, name, message) => {
    const proxy = await startProxy({ userinfo: "someone:pa55word", status });
    const error = await call({ HTTPS_PROXY: proxy.url, ...trust() }, secureEndpoint());
    expect(error).toMatchObject({ name, message: expect.stringContaining(message) });
    expect(error).toMatchObject({ message: expect.stringContaining(`status ${status}`) });
    const base64 = Buffer.from("someone:pa55word").toString("base64");
    expect(printed(error)).not.toMatch(new RegExp(`pa55word|${base64}`));
  });

  it("that does not listen is a ConnectionError that names the variable", async () => {
    const { host } = new URL(await deadEndpoint());
    expect(await call({ HTTPS_PROXY: `http://someone:pa55word@${host}` }, secureEndpoint())).toMatchObject({
      name: "ConnectionError",
      code: "ERR_PROXY_TUNNEL",
      message: expect.stringMatching(/the proxy of HTTPS_PROXY cannot be reached: connect ECONNREFUSED 127/),
    });
  });

  it("that never responds is a TimeoutError after the connection timeout", async () => {
    const proxy = await startProxy({ silent: true });
    const requestHandler = { connectionTimeout: 30 };
    expect(await call({ HTTPS_PROXY: proxy.url }, secureEndpoint(), { requestHandler })).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining(
        "the proxy of HTTPS_PROXY did not respond within 30 ms (connectionTimeout)",
      ),
    });
  });

  it("that opens a tunnel without a server at its end is named", async () => {
    const silent = await startProxy({ tunnel: "silent" });
    const requestHandler = { connectionTimeout: 30 };
    expect(await call({ HTTPS_PROXY: silent.url }, secureEndpoint(), { requestHandler })).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining(
        "no connection through the proxy of HTTPS_PROXY within 30 ms (connectionTimeout)",
      ),
    });
    const closed = await startProxy({ tunnel: "closed" });
    expect(await call({ HTTPS_PROXY: closed.url }, secureEndpoint())).toMatchObject({
      name: "ConnectionError",
      code: "ECONNRESET",
      message: expect.stringContaining("(through the proxy of HTTPS_PROXY)"),
    });
  });

  it("whose tunnel is silent leaves no timer behind when the call ends for another reason", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const proxy = await startProxy({ tunnel: "silent" });
    const before = timers();
    const requestHandler = { connectionTimeout: 60_000, requestTimeout: 300 };
    expect(await call({ HTTPS_PROXY: proxy.url }, secureEndpoint(), { requestHandler })).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("(requestTimeout)"),
    });
    for (let turns = 0; turns < 100 && timers() > before; turns++) {
      await turn();
    }
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it("does not appear in the inspection of a client", async () => {
    const proxy = await startProxy({ userinfo: "someone:pa55word" });
    vi.stubEnv("HTTP_PROXY", proxy.url);
    const { region, credentials } = kms;
    const client = new KMSClient({ endpoint: plainEndpoint(), region, credentials });
    await client.send(new GenerateRandomCommand({ NumberOfBytes: 1 }));
    expect(inspect(client, { depth: 20, showHidden: true })).not.toContain("pa55word");
    client.destroy();
  });
});

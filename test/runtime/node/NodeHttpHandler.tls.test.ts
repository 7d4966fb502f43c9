/** Real TLS, with a self-signed certificate. */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, createServer, type Server } from "node:https";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HttpHandlerConfig, KMSClient, type KMSClientConfig, ReEncryptCommand } from "kms-reencrypt";
import { generate } from "selfsigned";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse } from "../../support/stub-client.js";

let server: Server;
let ca: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ca-"));
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  ca = cert;
  server = createServer({ key, cert }, (request, response) => {
    request.resume();
    response.end(JSON.stringify(Reflect.get(reEncryptResponse, "body")));
  });
  server.listen(0, "localhost");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function client(requestHandler: HttpHandlerConfig, options: KMSClientConfig = {}) {
  const { port } = server.address() as AddressInfo;
  return new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s" },
    endpoint: `https://localhost:${port}`,
    requestHandler,
    ...options,
  });
}

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

describe("an https endpoint", () => {
  it("is trusted when the agent, or the options for it, name its authority", async () => {
    for (const httpsAgent of [{ ca }, new Agent({ ca })]) {
      const kms = client({ httpsAgent });
      expect((await kms.send(command())).$metadata.httpStatusCode).toBe(200);
      kms.destroy();
    }
  });

  it("with an unknown authority is an error without a retry, which says what to do", async () => {
    const kms = client({});
    expect(await rejection(kms.send(command()))).toMatchObject({
      name: "ConnectionError",
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
      message: expect.stringContaining("add your authority with AWS_CA_BUNDLE or `ca` of the `httpsAgent`"),
      $metadata: { attempts: 1 },
    });
    kms.destroy();
  });
});

it("the connectionTimeout covers the TLS handshake", async () => {
  const silent = createTcpServer().listen(0, "localhost");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const handler = { connectionTimeout: 50, requestTimeout: 5_000 };
  const kms = client(handler, { endpoint: `https://localhost:${port}`, maxAttempts: 1 });
  expect(await rejection(kms.send(command()))).toMatchObject({
    name: "TimeoutError",
    message: expect.stringContaining("no connection within 50 ms (connectionTimeout)"),
  });
  kms.destroy();
  silent.close();
});

/** Calls the server, and returns the status or the error. */
async function outcome(kms: KMSClient): Promise<unknown> {
  try {
    return (await kms.send(command())).$metadata.httpStatusCode;
  } catch (error) {
    return error;
  } finally {
    kms.destroy();
  }
}

describe("the CA bundle", () => {
  it("of AWS_CA_BUNDLE is trusted by the agent that the client makes", async () => {
    vi.stubEnv("AWS_CA_BUNDLE", await file("ca.pem", ca));
    expect(await outcome(client({}))).toBe(200);
    expect(await outcome(client({ httpsAgent: { maxSockets: 1 } }))).toBe(200);
  });

  it("of the profile is trusted, unless AWS_CA_BUNDLE names another", async () => {
    const path = await file("profile.pem", ca);
    vi.stubEnv("AWS_CONFIG_FILE", await file("config", `[profile corporate]\nca_bundle = ${path}\n`));
    expect(await outcome(client({}, { profile: "corporate" }))).toBe(200);
    vi.stubEnv("AWS_CA_BUNDLE", join(folder, "missing.pem"));
    expect(await outcome(client({}, { profile: "corporate" }))).toMatchObject({ name: "ConfigurationError" });
  });

  it("is not read for an agent of the user, for options with a `ca`, or for http", async () => {
    vi.stubEnv("AWS_CA_BUNDLE", join(folder, "missing.pem"));
    expect(await outcome(client({ httpsAgent: new Agent({ ca }) }))).toBe(200);
    expect(await outcome(client({ httpsAgent: { ca } }))).toBe(200);
    // The server speaks TLS, so that the call fails, but only after the request was sent.
    const { port } = server.address() as AddressInfo;
    const http = client({}, { endpoint: `http://localhost:${port}`, maxAttempts: 1 });
    expect(await outcome(http)).toMatchObject({ name: "ConnectionError" });
  });

  it("that cannot be read is an error that names the setting, until it can be read", async () => {
    const path = join(folder, "late.pem");
    vi.stubEnv("AWS_CA_BUNDLE", path);
    const kms = client({});
    expect(await rejection(kms.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: `The file ${JSON.stringify(path)} of AWS_CA_BUNDLE cannot be read (ENOENT): change the setting, or remove it`,
    });
    await file("late.pem", ca);
    expect(await outcome(kms)).toBe(200);
  });

  it("without a certificate is an error", async () => {
    vi.stubEnv("AWS_CA_BUNDLE", await file("empty.pem", "no certificate\n"));
    expect(await outcome(client({}))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("of AWS_CA_BUNDLE contains no certificate"),
    });
  });

  it.each([
    ["cut short", (pem: string) => pem.slice(0, 300)],
    [
      "followed by a damaged one",
      (pem: string) => `${pem}-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n`,
    ],
  ])("with a certificate %s is an error that says which one", async (_, damage) => {
    vi.stubEnv("AWS_CA_BUNDLE", await file("damaged.pem", damage(ca)));
    expect(await outcome(client({}))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(
        /of AWS_CA_BUNDLE cannot be used: certificate (1 of 1|2 of 2) is damaged or cut short$/,
      ),
    });
  });

  it("with comments, a byte order mark and other line ends is trusted", async () => {
    vi.stubEnv(
      "AWS_CA_BUNDLE",
      await file("other.pem", `\ufeff# mine\n${ca.trim().replace(/\r?\n/g, "\r\n")}\r\n# end`),
    );
    expect(await outcome(client({}))).toBe(200);
  });

  it("is shared by concurrent first calls, over one agent", async () => {
    vi.stubEnv("AWS_CA_BUNDLE", await file("shared.pem", ca));
    let connections = 0;
    const count = () => {
      connections += 1;
    };
    server.on("secureConnection", count);
    const kms = client({ httpsAgent: { maxSockets: 1 } });
    await Promise.all([kms.send(command()), kms.send(command()), kms.send(command())]);
    kms.destroy();
    server.off("secureConnection", count);
    expect(connections).toBe(1);
  });
});

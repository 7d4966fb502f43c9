/** `rewrap` with undici beside the program, without it, and with one that cannot be used. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request as requestHttp } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { FIRST_MINOR } from "../../../src/cli/rewrap/loadUndici.js";
import { buildProgram, reEncryptsOf } from "../../support/rewrap-program.js";
import { type RewrapWorld, startRewrapWorld } from "../../support/rewrap-world.js";
import { startProxy } from "../../support/start-proxy.js";

const ROWS = 60;
const USES_UNDICI = "DEBUG - requests are sent with undici from now on\n";

let world: RewrapWorld;
let input: string;
const folders: string[] = [];
let program: string;

beforeAll(async () => {
  world = await startRewrapWorld();
  const rows = await Promise.all(
    Array.from({ length: ROWS }, async (_, id) => `{"ct":"${await world.encrypt(`secret ${id}`)}"}\n`),
  );
  input = world.path("in.jsonl");
  await writeFile(input, rows.join(""));
  program = await programWith("installed");
}, 120_000);
afterAll(async () => {
  await world.close();
  for (const folder of folders) {
    await rm(folder, { recursive: true });
  }
});

/** Builds the program, with some package instead of undici, which it loads after ten requests. */
async function programWith(undici?: "installed" | Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kms-undici-"));
  folders.push(folder);
  const outfile = join(folder, "cli.cjs");
  await buildProgram(outfile, { undiciAfter: 10, ...(undici && { undici }) });
  return outfile;
}

interface Ran {
  readonly code: number;
  readonly stderr: string;
  readonly calls: number;
}

/** Runs the program, and counts the requests that re-encrypted something. */
async function run(path: string, words: readonly string[], variables: object = {}): Promise<Ran> {
  world.kms.requests.clear();
  const options = { env: { ...world.env, ...variables } };
  const ran = await new Promise<Omit<Ran, "calls">>((resolve) => {
    execFile(process.execPath, [path, "rewrap", ...words], options, (error, _, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stderr }),
    );
  });
  return { ...ran, calls: reEncryptsOf(world.kms) };
}

let runs = 0;

/** Runs `rewrap` for all rows, and checks that each was sent once and decrypts, if it succeeds. */
async function rewrap(path: string, words: readonly string[] = [], variables: object = {}): Promise<Ran> {
  const output = `out-${runs++}.jsonl`;
  const options = ["--field", "ct", "--destination-key-id", "alias/new", ...words];
  const ran = await run(path, [...options, input, world.path(output)], variables);
  if (ran.code === 0) {
    expect(ran.calls).toBe(ROWS);
    const rows = (await world.read(output)).trimEnd().split("\n");
    const texts = await Promise.all(rows.map((row) => world.decrypt(JSON.parse(row).ct)));
    expect(texts).toEqual(Array.from({ length: ROWS }, (_, id) => `secret ${id}`));
  }
  return ran;
}

it("the versions that can be used are those of the optional peer dependency", async () => {
  const { peerDependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const ranges = Object.entries(FIRST_MINOR).map(([major, minor]) => `^${major}.${minor}.0`);
  expect(ranges.join(" || ")).toBe(peerDependencies.undici);
});

it("rewrap switches to undici where it is installed", async () => {
  const { code, stderr } = await rewrap(program, ["--debug", "--concurrency", "8"]);
  expect([code, stderr]).toEqual([0, expect.stringContaining(USES_UNDICI)]);
  const quiet = await rewrap(program);
  expect([quiet.code, quiet.stderr]).toEqual([0, expect.not.stringContaining("undici")]);
});

const manifest = (version: string) => JSON.stringify({ name: "undici", version });
const INSTALL = "install undici 7.30 or later 7.x, or 8.13 or later 8.x";
const LOADED = "throw new Error('undici was loaded')";

it.each<[why: string, files: Record<string, string> | undefined, reason: string | RegExp]>([
  ["is not installed", undefined, `undici is not installed: ${INSTALL}`],
  [
    "is older",
    { "package.json": manifest("7.29.0"), "index.js": LOADED },
    `undici 7.29.0 is installed, but is not supported: ${INSTALL}`,
  ],
  ["is an older 8", { "package.json": manifest("8.12.4"), "index.js": LOADED }, "undici 8.12.4 is installed"],
  ["is newer", { "package.json": manifest("9.0.0"), "index.js": LOADED }, "undici 9.0.0 is installed"],
  ["is a preview", { "package.json": manifest("8.13.0-rc.1"), "index.js": LOADED }, "undici 8.13.0-rc.1"],
  ["has no version", { "package.json": "{}", "index.js": LOADED }, "undici undefined is installed"],
  ["has a broken manifest", { "package.json": "{", "index.js": LOADED }, /node:http: .*JSON/],
  ["lacks its files", { "package.json": manifest("7.30.2") }, "Cannot find module 'undici'"],
  [
    "cannot be parsed",
    { "package.json": manifest("7.30.2"), "index.js": "class {" },
    /Unexpected|identifier/,
  ],
  ["throws", { "package.json": manifest("7.30.2"), "index.js": LOADED }, "undici was loaded"],
  ["is another package", { "package.json": manifest("7.30.2"), "index.js": "" }, "not a constructor"],
  [
    "rejects requests",
    {
      "package.json": manifest("8.13.1"),
      "index.js": `exports.Client = class extends require("node:events") {
        dispatch() { throw new Error("dispatch failed"); }
        destroy() {}
      };`,
    },
    "dispatch failed",
  ],
])("rewrap stays with node:http where undici %s", async (_, files, reason) => {
  const other = await programWith(files);
  const { code, stderr } = await rewrap(other, ["--debug"]);
  expect(code, stderr).toBe(0);
  const [, said] = /DEBUG - (requests are sent with node:http: .*)/.exec(stderr) ?? [];
  expect(said).toMatch(reason);
  expect(stderr).not.toContain(USES_UNDICI);
});

describe("behind a proxy, rewrap", () => {
  it("sends all requests through it", async () => {
    const proxy = await startProxy();
    const { code, stderr } = await rewrap(program, ["--debug"], { HTTP_PROXY: proxy.url });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("node:http: undici does not use the proxy of HTTP_PROXY");
    expect(proxy.seen.length).toBeGreaterThan(ROWS);
  });

  it("uses undici for an endpoint that NO_PROXY lists", async () => {
    const proxy = await startProxy();
    const variables = { HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" };
    const { code, stderr } = await rewrap(program, ["--debug"], variables);
    expect([code, stderr]).toEqual([0, expect.stringContaining(USES_UNDICI)]);
    expect(proxy.seen).toEqual([]);
  });
});

/** Serves the LocalKms over TLS, with a certificate of its own authority. Returns the endpoint and the path of the certificate. */
async function startTls() {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const { hostname, port } = new URL(world.kms.endpoint);
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, headers, url: path } = incoming;
    const passed = requestHttp({ hostname, port, method, headers, path }, (response) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const authority = world.path("authority.pem");
  await writeFile(authority, cert);
  return { endpoint: `https://localhost:${Object(server.address()).port}`, authority };
}

describe("over TLS, rewrap with undici", () => {
  it.each<[option: string, words: (path: string) => string[], variables: (path: string) => object]>([
    ["--ca-bundle", (path) => ["--ca-bundle", path], () => ({})],
    ["AWS_CA_BUNDLE", () => [], (path) => ({ AWS_CA_BUNDLE: path })],
    [
      "--ca-bundle, and not AWS_CA_BUNDLE,",
      (path) => ["--ca-bundle", path],
      () => ({ AWS_CA_BUNDLE: "/nowhere" }),
    ],
    ["REQUESTS_CA_BUNDLE", () => [], (path) => ({ REQUESTS_CA_BUNDLE: path })],
    ["--no-verify-ssl", () => ["--no-verify-ssl"], () => ({})],
  ])("connects with the settings of %s", async (_, words, variables) => {
    const { endpoint, authority } = await startTls();
    const options = ["--debug", "--endpoint-url", endpoint, ...words(authority)];
    const { code, stderr } = await rewrap(program, options, variables(authority));
    expect([code, stderr]).toEqual([0, expect.stringContaining(USES_UNDICI)]);
  });

  it("does not read AWS_CA_BUNDLE when --ca-bundle is empty", async () => {
    const { endpoint, authority } = await startTls();
    const variables = { AWS_CA_BUNDLE: "/nowhere", NODE_EXTRA_CA_CERTS: authority };
    const options = ["--debug", "--endpoint-url", endpoint, "--ca-bundle", ""];
    const { code, stderr } = await rewrap(program, options, variables);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("node:http: --ca-bundle is empty, but AWS_CA_BUNDLE is set");
  });
});

it("rewrap of files uses undici, too", async () => {
  const folder = world.path("files");
  await rm(folder, { recursive: true, force: true });
  const lines = (await readFile(input, "utf8")).trimEnd().split("\n");
  for (const [id, line] of lines.entries()) {
    await world.write(`file-${id}.enc`, Buffer.from(JSON.parse(line).ct, "base64"));
  }
  const options = ["--debug", "--out-dir", folder, "--destination-key-id", "alias/new"];
  const { code, stderr, calls } = await run(program, ["--files", world.path("file-*.enc"), ...options]);
  expect([code, stderr, calls]).toEqual([0, expect.stringContaining(USES_UNDICI), ROWS]);
});

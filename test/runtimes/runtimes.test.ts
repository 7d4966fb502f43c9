import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, installTarball } from "../package/install-tarball.js";
import { run } from "../package/tools.js";
import { programPath, runtimes, unsupported } from "./runtimes.js";
import { startFaultyServer } from "./startFaultyServer.js";

let installation: Installation;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  installation = await installTarball(join(import.meta.dirname, "consumer"));
  closing.push(installation.remove);
  await startServers(installation.consumer);
  await bundleForWorkerd(installation.consumer);
});

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close();
  }
});

/** Starts the servers that exercise.mjs calls, and writes their addresses to a file for it. */
async function startServers(consumer: string): Promise<void> {
  const { LocalKms }: typeof import("kms-reencrypt/local") = await import(
    join(consumer, "node_modules/kms-reencrypt/dist/local.js")
  );
  const kms = await LocalKms.start();
  const faulty = await startFaultyServer();
  closing.push(() => kms.close(), faulty.close);
  const { endpoint, region, credentials } = kms;
  const [source, destination] = [await kms.createKey(), await kms.createKey()];
  const addresses = { endpoint, region, credentials, source: source.Arn, destination: destination.Arn };
  await writeFile(
    join(consumer, "servers.mjs"),
    `export const kms = ${JSON.stringify(addresses)};\nexport const faulty = "${faulty.url}";\n`,
  );
}

/** Bundles exercise.mjs, because workerd does not resolve packages. */
const bundleForWorkerd = (consumer: string) =>
  build({
    entryPoints: [join(consumer, "exercise.mjs")],
    outdir: join(consumer, "workerd"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
  });

const nodes = runtimes.filter(({ name }) => /Node\.js( \d+)?$/.test(name));

test.for(nodes)("the program works on $name", async ({ program }, { skip }) => {
  skip(program !== undefined && unsupported !== undefined, unsupported);
  const { consumer } = installation;
  const { kms }: { kms: Readonly<Record<string, never>> } = await import(join(consumer, "servers.mjs"));
  const { endpoint, region, source, credentials } = kms;
  const { accessKeyId, secretAccessKey } = Object(credentials);
  const args = [
    "encrypt",
    "--key-id",
    String(source),
    "--plaintext",
    "text://x",
    "--query",
    "EncryptionAlgorithm",
  ];
  const result = await run(
    program === undefined ? process.execPath : programPath(program),
    [join(consumer, "node_modules/kms-reencrypt/dist/cli.cjs"), ...args],
    {
      cwd: consumer,
      timeout: 60_000,
      env: {
        HOME: consumer,
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    },
  );
  expect(result).toEqual({ code: 0, output: '"SYMMETRIC_DEFAULT"\n' });
});

/** A call that fails immediately, and the module that Node.js 22 and newer load when all of `node:http` is read. */
const CALL = `
  import { KMSClient, ReEncryptCommand } from "kms-reencrypt";
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const client = new KMSClient({ region: "us-east-2", credentials, endpoint: "http://127.0.0.1:1", maxAttempts: 1 });
  const input = { CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/key" };
  const name = await client.send(new ReEncryptCommand(input)).catch((error) => error.name);
  console.log(name, process.moduleLoadList.filter((module) => module.endsWith("undici/undici")));`;

test.for(nodes)(
  "a call from an ES module does not load the fetch of $name",
  async ({ program }, { skip }) => {
    skip(program !== undefined && unsupported !== undefined, unsupported);
    const { consumer: cwd } = installation;
    const args = ["--input-type=module", "--eval", CALL];
    const result = await run(program === undefined ? process.execPath : programPath(program), args, { cwd });
    expect(result).toEqual({ code: 0, output: "ConnectionError []\n" });
  },
);

test("LocalKms signs with ML-DSA on Node.js 24", async ({ skip }) => {
  skip(unsupported !== undefined, unsupported);
  const { consumer: cwd } = installation;
  const node = programPath("node-24-linux-x64/bin/node");
  const result = await run(node, ["ml-dsa.mjs"], { cwd, timeout: 60_000 });
  expect(result).toEqual({ code: 0, output: "valid\n" });
});

test.concurrent.for(runtimes)("the package works on $name", async ({ program, args, runtime }, { skip }) => {
  skip(program !== undefined && unsupported !== undefined, unsupported);
  const { consumer } = installation;
  const { code, output } = await run(program === undefined ? process.execPath : programPath(program), args, {
    cwd: consumer,
    timeout: 60_000,
    // No variables of the developer's environment, and no search for a newer Deno.
    env: { HOME: consumer, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  });
  const failed = output.split("\n").filter((line) => line.startsWith("not ok"));
  const summary = /^(\S+): \d+ passed$/m.exec(output);
  expect({ code, failed }, output).toEqual({ code: 0, failed: [] });
  expect(summary?.[1], output).toMatch(runtime);
});

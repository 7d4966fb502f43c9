import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, installTarball } from "../package/install-tarball.js";
import { run } from "../package/tools.js";
import { startFaultyServer } from "./FaultyServer.js";
import { notHere, programPath, runtimes } from "./runtimes.js";

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

/** Starts the servers that the exercise needs, and writes down for it where they are. */
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

/** workerd resolves no packages itself. */
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

test.concurrent.for(runtimes)("everything works on $name", async ({ program, args, runtime }, { skip }) => {
  skip(program !== undefined && notHere !== undefined, notHere);
  const { consumer } = installation;
  const { code, output } = await run(program === undefined ? process.execPath : programPath(program), args, {
    cwd: consumer,
    timeout: 60_000,
    // Nothing of the machine that it runs on; and Deno does not look for a newer one.
    env: { HOME: consumer, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  });
  const failed = output.split("\n").filter((line) => line.startsWith("not ok"));
  const summary = /^(\S+): \d+ passed$/m.exec(output);
  expect({ code, failed }, output).toEqual({ code: 0, failed: [] });
  expect(summary?.[1], output).toMatch(runtime);
});

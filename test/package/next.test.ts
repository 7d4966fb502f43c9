/** A server of Next.js. It is large, so it runs only with KMS_TEST_NEXT=1. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { unsupported } from "../runtimes/runtimes.js";
import { type Services, startServices } from "./startServices.js";
import { run } from "./tools.js";

/** The server takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const skipped = process.env.KMS_TEST_NEXT !== "1" || unsupported !== undefined;

describe.skipIf(skipped)("in a server of Next.js (KMS_TEST_NEXT=1)", () => {
  let services: Services;
  let folder: string;
  const servers: ChildProcess[] = [];
  const env = (): Record<string, string> => ({
    ...{ PATH: process.env.PATH ?? "", HOME: folder, NEXT_TELEMETRY_DISABLED: "1" },
    ...services.variables,
    ...services.container,
  });

  beforeAll(async () => {
    services = await startServices(inject("consumer"));
    folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-next-"));
    await cp(join(import.meta.dirname, "next"), folder, { recursive: true });
    const npm = (...args: string[]) => run("npm", args, { cwd: folder });
    await npm("ci", "--ignore-scripts", "--prefer-offline");
    const installed = await npm(
      "install",
      "--no-save",
      "--ignore-scripts",
      "--prefer-offline",
      inject("tarball"),
    );
    expect(installed.code, installed.output).toBe(0);
  }, 300_000);
  afterAll(async () => {
    for (const server of servers) {
      server.kill();
    }
    await services.close();
    await rm(folder, { recursive: true });
  });

  /** Starts the server in a folder and returns its URL. */
  const start = async (cwd: string): Promise<string> => {
    const port = await freePort();
    const server = spawn(process.execPath, ["server.js"], {
      cwd,
      env: { ...env(), PORT: String(port), HOSTNAME: "127.0.0.1" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    servers.push(server);
    await new Promise((resolve, reject) => {
      server.stdout?.on("data", (chunk) => {
        if (String(chunk).includes("Ready")) {
          resolve(chunk);
        }
      });
      server.on("exit", (code) => reject(new Error(`The server of Next.js ended with ${code}`)));
    });
    return `http://127.0.0.1:${port}`;
  };

  const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

  test.each(["--turbopack", "--webpack"])(
    "a build with %s has no warning, and works in a container",
    async (bundler) => {
      const next = "node_modules/next/dist/bin/next";
      const build = await run(process.execPath, [next, "build", bundler], { cwd: folder, env: env() });
      expect(build.code, build.output).toBe(0);
      expect(build.output).not.toMatch(/warn|critical dependency/i);

      const url = await start(join(folder, ".next/standalone"));
      expect(await textOf(`${url}/api/plain`)).toBe(services.keyArn);
      expect(await textOf(`${url}/api/chain`)).toBe(services.keyArn);

      // Elsewhere it has only the packages that Next.js traced.
      const away = await mkdtemp(join(tmpdir(), "kms-reencrypt-standalone-"));
      await cp(join(folder, ".next/standalone"), away, { recursive: true });
      const standalone = await start(away);
      expect(await textOf(`${standalone}/api/chain`)).toBe(services.keyArn);
      expect(await textOf(`${standalone}/api/plain`)).toContain(
        "this program is a bundle without @aws-sdk/credential-provider-node",
      );
      await rm(away, { recursive: true });
    },
    300_000,
  );
});

import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The tarball that `npm pack` made of the last build. */
    tarball: string;
    /** A folder outside the repository, with the files of consumer/, where the tarball is installed. */
    consumer: string;
  }
}

const npm = (args: string[], cwd?: string) =>
  promisify(execFile)("npm", [...args, "--ignore-scripts"], cwd === undefined ? {} : { cwd });

/** Packs and installs the package once for all tests of this folder. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-"));
  const consumer = join(folder, "consumer");
  await npm(["pack", "--pack-destination", folder]);
  const [name = "no tarball"] = await readdir(folder);
  const tarball = join(folder, name);
  await cp(join(import.meta.dirname, "consumer"), consumer, { recursive: true });
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], consumer);
  project.provide("tarball", tarball);
  project.provide("consumer", consumer);
  return () => rm(folder, { recursive: true });
}

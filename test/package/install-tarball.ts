import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The package as users have it. */
export interface Installation {
  /** The tarball that `npm pack` made of the last build. */
  readonly tarball: string;
  /** The folder where it is installed, outside the repository. */
  readonly consumer: string;
  /** Removes both. */
  readonly remove: () => Promise<void>;
}

const npm = (args: string[], cwd?: string) =>
  promisify(execFile)("npm", [...args, "--ignore-scripts"], cwd === undefined ? {} : { cwd });

/** Packs the package, and installs it in a copy of a folder. */
export async function installTarball(files: string): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-"));
  const consumer = join(folder, "consumer");
  await npm(["pack", "--pack-destination", folder]);
  const [name = "no tarball"] = await readdir(folder);
  const tarball = join(folder, name);
  await cp(files, consumer, { recursive: true });
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], consumer);
  return { tarball, consumer, remove: () => rm(folder, { recursive: true }) };
}

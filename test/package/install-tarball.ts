import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The package as users install it. */
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

const install = (tarball: string, folder: string, ...options: string[]) =>
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund", ...options, tarball], folder);

async function pack(): Promise<{ folder: string; tarball: string }> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-"));
  await npm(["pack", "--pack-destination", folder]);
  const [name = "no tarball"] = await readdir(folder);
  return { folder, tarball: join(folder, name) };
}

/** Packs the package and installs it in a copy of a folder. */
export async function installTarball(files: string): Promise<Installation> {
  const { folder, tarball } = await pack();
  const consumer = join(folder, "consumer");
  await cp(files, consumer, { recursive: true });
  await install(tarball, consumer);
  return { tarball, consumer, remove: () => rm(folder, { recursive: true }) };
}

/** Packs the package and installs it into a folder without changing its package.json and lock file. */
export async function installTarballInto(consumer: string): Promise<void> {
  const { folder, tarball } = await pack();
  // npm does not replace an installed package of the same version.
  await rm(join(consumer, "node_modules", "kms-reencrypt"), { recursive: true, force: true });
  await install(tarball, consumer, "--no-save");
  await rm(folder, { recursive: true });
}

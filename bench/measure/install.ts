import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { below, type Measurement } from "../Measurement.js";
import { root } from "../paths.js";

const MEGABYTE = 1 << 20;

/** What `npm install` brings: all of it, and of ours the part that is not the credential chain. */
export async function install(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-bench-"));
  try {
    await npm(root, "pack", "--pack-destination", folder);
    const [tarball = ""] = await readdir(folder);
    const { version } = JSON.parse(
      await readFile(`${root}node_modules/@aws-sdk/client-kms/package.json`, "utf8"),
    );
    const ours = await installed(join(folder, "ours"), join(folder, tarball));
    const sdk = await installed(join(folder, "sdk"), `@aws-sdk/client-kms@${version}`);
    const own = (await size(join(folder, "ours/node_modules/kms-reencrypt"))) / MEGABYTE;
    const figures = { "kms-reencrypt": own, "client-kms": sdk.megabytes };
    const packages = { "kms-reencrypt": ours.packages, "client-kms": sdk.packages };
    return [
      {
        what: "Install: its own files",
        how: "npm install; for client-kms with its packages",
        unit: "MB",
        figures,
        goals: [below(figures, 1, "MB")],
      },
      {
        what: "Install: packages",
        how: "npm install, with the credential chain",
        unit: "",
        figures: packages,
        goals: [],
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const npm = (cwd: string, ...args: string[]) =>
  promisify(execFile)("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], {
    cwd,
  });

async function installed(prefix: string, what: string): Promise<{ megabytes: number; packages: number }> {
  await npm(root, "install", "--prefix", prefix, what);
  const lock = JSON.parse(await readFile(join(prefix, "package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).filter((path) => path !== "").length;
  return { megabytes: (await size(join(prefix, "node_modules"))) / MEGABYTE, packages };
}

async function size(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

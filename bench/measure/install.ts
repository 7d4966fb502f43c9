import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { below, type Measurement } from "../Measurement.js";
import { root } from "../paths.js";

const MEGABYTE = 1 << 20;
const SDK = "@aws-sdk/client-kms";

/** What `npm install` brings: the package itself, and all of it with the credential chain. */
export async function install(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-bench-"));
  try {
    await npm(root, "pack", "--pack-destination", folder);
    const [tarball = ""] = await readdir(folder);
    const { version } = JSON.parse(await readFile(`${root}node_modules/${SDK}/package.json`, "utf8"));
    const ours = await installed(join(folder, "ours"), join(folder, tarball), "kms-reencrypt");
    const sdk = await installed(join(folder, "sdk"), `${SDK}@${version}`, SDK);
    const figures = (ofOurs: number, ofSdk: number) => ({ "kms-reencrypt": ofOurs, "client-kms": ofSdk });
    const own = figures(ours.own, sdk.own);
    return [
      {
        what: "Install: its own package",
        how: "npm install, the folder of the package itself",
        unit: "MB",
        figures: own,
        goals: [below(own, 1, "MB")],
      },
      {
        what: "Install: all packages",
        how: "the same with the packages that it needs, which are those of the credential chain for the most part",
        unit: "MB",
        figures: figures(ours.all, sdk.all),
        goals: [],
      },
      {
        what: "Install: number of packages",
        how: "the same, counted",
        unit: "",
        figures: figures(ours.packages, sdk.packages),
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

async function installed(
  prefix: string,
  what: string,
  name: string,
): Promise<{ own: number; all: number; packages: number }> {
  await npm(root, "install", "--prefix", prefix, what);
  const lock = JSON.parse(await readFile(join(prefix, "package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).filter((path) => path !== "").length;
  const [own = 0, all = 0] = await Promise.all([
    size(join(prefix, "node_modules", name)),
    size(join(prefix, "node_modules")),
  ]);
  return { own: own / MEGABYTE, all: all / MEGABYTE, packages };
}

async function size(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../paths.js";
import { compare, type Rows } from "../Row.js";

const SDK = "@aws-sdk/client-kms";

/** What `npm install` brings: the package itself, and all packages with those that it needs. */
export async function install(): Promise<Rows> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-bench-"));
  try {
    await npm("pack", "--pack-destination", folder);
    const [tarball = ""] = await readdir(folder);
    const { version } = JSON.parse(await readFile(`${root}node_modules/${SDK}/package.json`, "utf8"));
    const ours = await installed(join(folder, "ours"), join(folder, tarball), "kms-reencrypt");
    const sdk = await installed(join(folder, "sdk"), `${SDK}@${version}`, SDK);
    return {
      "Install: its own package": compare("MB", ours.own, sdk.own),
      "Install: all packages": compare("MB", ours.all, sdk.all),
      "Install: number of packages": compare("", ours.packages, sdk.packages),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const npm = (...args: readonly string[]) =>
  promisify(execFile)("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], {
    cwd: root,
  });

async function installed(prefix: string, what: string, name: string) {
  await npm("install", "--prefix", prefix, what);
  const lock = JSON.parse(await readFile(join(prefix, "package-lock.json"), "utf8"));
  return {
    own: await megabytes(join(prefix, "node_modules", name)),
    all: await megabytes(join(prefix, "node_modules")),
    packages: Object.keys(lock.packages).filter((path) => path !== "").length,
  };
}

async function megabytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / (1 << 20);
}

import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { argv } from "node:process";

/*
 * tsx scripts/install-peers.ts FOLDER: installs the packages of the lock file in a folder, unless they are already
 * installed. The runtimes are large.
 */
const [folder = "."] = argv.slice(2);

const changed = async (file: string): Promise<number> =>
  (await stat(`${folder}/${file}`).catch(() => undefined))?.mtimeMs ?? 0;

// npm writes this file last.
if ((await changed("node_modules/.package-lock.json")) < (await changed("package-lock.json"))) {
  execFileSync("npm", ["ci", "--prefix", folder, "--prefer-offline"], { stdio: "inherit" });
}

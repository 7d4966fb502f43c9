import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { argv } from "node:process";

/*
 * tsx scripts/install-peers.ts FOLDER...: installs the packages of the lock file in each folder, unless they are already
 * installed. The runtimes are large.
 */
for (const folder of argv.slice(2)) {
  // npm writes this file last.
  const installed = await changed(`${folder}/node_modules/.package-lock.json`);
  if (installed < (await changed(`${folder}/package-lock.json`))) {
    execFileSync("npm", ["ci", "--prefix", folder, "--prefer-offline"], { stdio: "inherit" });
  }
}

async function changed(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

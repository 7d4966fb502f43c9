import { mkdir, rm } from "node:fs/promises";
import { bundle } from "./bundle.js";
import { declarations } from "./declarations.js";
import { licenses } from "./licenses.js";

for (const folder of ["dist", "build"]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
}
await licenses(await bundle());
await declarations({ updateApi: process.argv.includes("--update-api") });

import { mkdir, rm } from "node:fs/promises";
import { bundle } from "./bundle.js";
import { declarations } from "./declarations.js";
import { licenses } from "./licenses.js";
import { isUpToDate } from "./up-to-date.js";

if (!process.argv.includes("--if-needed") || !(await isUpToDate())) {
  for (const folder of ["dist", "build"]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  }
  await licenses(await bundle());
  await declarations({ updateApi: process.argv.includes("--update-api") });
}

import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { installTarball } from "./install-tarball.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The tarball that `npm pack` made of the last build. */
    tarball: string;
    /** A folder outside the repository that contains the files of consumer/ and the installed tarball. */
    consumer: string;
  }
}

/** Packs and installs the package once for all tests of this folder. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const { tarball, consumer, remove } = await installTarball(join(import.meta.dirname, "consumer"));
  project.provide("tarball", tarball);
  project.provide("consumer", consumer);
  return remove;
}

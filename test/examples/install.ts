import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /**
     * A folder outside the repository with two copies of the examples and their JavaScript: in `commonjs/` as after
     * `npm init -y`, and in `module/`, where package.json has the type "module".
     */
    copies: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The packages, or their scopes, that the examples and kms-reencrypt import. */
const PACKAGES = ["@aws-sdk", "@electric-sql", "@smithy", "dynalite", "esbuild", "pg", "yaml"];

/** Installs the examples and the current sources of the package once for all tests of this folder. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-examples-"));
  await Promise.all([
    copyTo(join(folder, "commonjs"), "commonjs"),
    copyTo(join(folder, "module"), "module"),
    installPackages(folder),
  ]);
  project.provide("copies", folder);
  return () => rm(folder, { recursive: true });
}

/** Copies the examples and compiles them as tsx does, once for all runs. */
async function copyTo(folder: string, type: "commonjs" | "module"): Promise<void> {
  await cp(join(root, "examples"), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "empty", type }));
  await build({
    entryPoints: [join(folder, "*.ts")],
    outdir: folder,
    format: type === "module" ? "esm" : "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
}

async function installPackages(folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  const self = join(modules, "kms-reencrypt");
  await mkdir(self, { recursive: true });
  for (const name of PACKAGES) {
    await symlink(join(root, "node_modules", name), join(modules, name));
  }
  const conditions = (name: string) => ({ import: `./${name}.js`, require: `./${name}.cjs` });
  const exports = { ".": conditions("index"), "./local": conditions("local") };
  await writeFile(
    join(self, "package.json"),
    JSON.stringify({ name: "kms-reencrypt", type: "module", exports }),
  );
  for (const [format, extension] of [
    ["esm", ".js"],
    ["cjs", ".cjs"],
  ] as const) {
    await build({
      entryPoints: { index: join(root, "src/index.ts"), local: join(root, "src/local.ts") },
      outdir: self,
      outExtension: { ".js": extension },
      bundle: true,
      format,
      platform: "node",
      mainFields: ["module", "main"],
      external: ["@smithy/core/event-streams"],
      logLevel: "error",
    });
  }
}

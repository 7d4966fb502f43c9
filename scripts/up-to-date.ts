import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { entries, lazyFiles, lazyFunctions, program, programFile } from "./entries.js";

const sources = [
  "src",
  "scripts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "api-extractor.json",
];

/** Whether the last build is newer than the last change of its sources. */
export async function isUpToDate(): Promise<boolean> {
  const files = entries.flatMap(({ name, web }) => [name, ...(web ? [`${name}.web`] : [])]);
  const outputs = [
    ...files.flatMap((file) => [`${file}.js`, `${file}.cjs`]),
    ...[program, programFile].map(({ name }) => `${name}.cjs`),
    ...[...lazyFiles, ...lazyFunctions].map(({ file }) => file),
    ...entries.map(({ name }) => `${name}.d.cts`),
  ];
  const built = await Promise.all(outputs.map((output) => changed(`dist/${output}`)));
  const changes = await Promise.all(sources.map(lastChange));
  return Math.min(...built) > Math.max(...changes);
}

/** The time of the last change of a file, or of a folder and everything in it. */
async function lastChange(path: string): Promise<number> {
  const inside = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : [];
  return Math.max(...(await Promise.all([path, ...inside.map((name) => join(path, name))].map(changed))));
}

const changed = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;

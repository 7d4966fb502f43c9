/**
 * Measures this package beside what users would pick instead: `npm run bench`. Prints the results, appends them to
 * `bench/history.jsonl`, and updates `bench/results.md` and the README. options.ts has the options.
 */
import { readFile, writeFile } from "node:fs/promises";
import { circumstances, limitMemory } from "./circumstances.js";
import { CONTENDERS, type ContenderModules, type ContenderName, modulesOf } from "./contenders.js";
import { appendToHistory, type Run, readHistory } from "./history.js";
import { bulk } from "./measure/bulk.js";
import { bundles } from "./measure/bundles.js";
import { type CpuOptions, concurrency, cpu, shortcuts } from "./measure/cpu.js";
import { firstCall } from "./measure/firstCall.js";
import { install } from "./measure/install.js";
import { local } from "./measure/local.js";
import { programs } from "./measure/programs.js";
import { options } from "./options.js";
import { page, section } from "./page.js";
import { root } from "./paths.js";
import { prepare } from "./prepare.js";
import type { Rows } from "./Row.js";
import { withFigures } from "./readme.js";
import { type PartName, selectParts } from "./selectParts.js";

const { quick: isQuick } = options;
// V8 has compiled all contenders after some 6,000 calls.
const turns = isQuick ? { processes: 1, warmUp: 0, turns: 1 } : { processes: 7, warmUp: 16, turns: 10 };
const cpuOptions: CpuOptions = { ...turns, sustained: isQuick ? 500 : 20_000 };

/** Some contenders; or, with the option `--before`, those that it compares. */
const compared = (...names: readonly ContenderName[]): ContenderModules =>
  modulesOf(options.before === undefined ? names : ["kms-reencrypt", "before", "limit"]);

const CONCURRENT = ["kms-reencrypt", "kms-reencrypt undici", "client-kms", "limit"] as const;

const MEASURES: Readonly<Record<PartName, () => Promise<Rows>>> = {
  cpu: () => cpu(compared(...CONTENDERS), cpuOptions),
  concurrency: () => concurrency(compared(...CONCURRENT), cpuOptions),
  bulk: () => bulk(isQuick ? { processes: 1, rows: 500 } : { processes: 5, rows: 50_000 }),
  shortcuts: () => shortcuts(cpuOptions),
  cold: () => firstCall(compared(...CONTENDERS), isQuick ? 1 : 40),
  programs: () => programs(isQuick ? 1 : 20),
  local: () => local(turns),
  bundles,
  install,
};

async function measure(parts: readonly PartName[]): Promise<Run> {
  await prepare(options.before);
  using _ = limitMemory();
  let run: Run = { ...(await circumstances()), rows: {} };
  for (const part of parts) {
    run = { ...run, rows: { ...run.rows, ...(await MEASURES[part]()) } };
  }
  return run;
}

async function writePages(): Promise<void> {
  const history = await readHistory();
  await writeFile(`${root}bench/results.md`, page(history));
  const readme = await readFile(`${root}README.md`, "utf8");
  await writeFile(`${root}README.md`, withFigures(readme, history));
}

const isRecorded = !isQuick && options.before === undefined;
if (!options.pages) {
  const run = await measure(selectParts(options));
  console.log(section(run));
  if (isRecorded) {
    await appendToHistory(run);
  }
}
if (isRecorded) {
  await writePages();
} else {
  console.log(`\nNothing is written.${isQuick ? " The figures of a quick run mean nothing." : ""}`);
}

/**
 * Measures this package beside what users would pick instead, prints the findings, and writes them into
 * `bench/results.md`, its chart and the README: `npm run bench`. With `--quick` it makes a few calls only, to see that
 * all of it works, and writes nothing.
 */
import { readFile, writeFile } from "node:fs/promises";
import type { Breakdown } from "./Breakdown.js";
import { chart } from "./chart.js";
import { print } from "./child.js";
import { explainBundles } from "./explain/bundle.js";
import { explainColdStart } from "./explain/cold-start.js";
import { explainCpu } from "./explain/cpu.js";
import type { Measurement } from "./Measurement.js";
import { circumstances } from "./machine.js";
import { bundles, bundlesWithoutChain } from "./measure/bundle.js";
import { coldStart } from "./measure/cold-start.js";
import { type CpuOptions, cpuInMemory, cpuOverLoopback, IN_MEMORY, LOOPBACK } from "./measure/cpu.js";
import { install } from "./measure/install.js";
import { memory } from "./measure/memory.js";
import { root } from "./paths.js";
import { prepare } from "./prepare.js";
import { withFigures } from "./readme.js";
import { report } from "./report.js";

const isQuick = process.argv.includes("--quick");
// The compiler is done with all contenders after some 6,000 calls.
const cpu: CpuOptions = isQuick
  ? { warmUp: 1, rounds: 1, calls: 100 }
  : { warmUp: 16, rounds: 10, calls: 500 };
const runs = isQuick ? 1 : 40;
const profiledRuns = isQuick ? 1 : 20;

await prepare();
const overLoopback = await cpuOverLoopback(cpu);
const inMemory = await cpuInMemory(cpu);
const [constructed, answered] = await coldStart(runs);
const breakdowns: Breakdown[] = [
  await explainCpu(overLoopback, LOOPBACK, cpu),
  await explainCpu(inMemory, IN_MEMORY, cpu),
  ...(await explainColdStart(constructed, answered, profiledRuns)),
  await explainBundles(),
];
const measurements: Measurement[] = [
  overLoopback,
  inMemory,
  constructed,
  answered,
  ...(await bundles("node")),
  await bundlesWithoutChain(),
  ...(await bundles("web")),
  // It needs the registry.
  ...(isQuick ? [] : await install()),
  await memory(Math.min(runs, 9)),
];
const local = await print("local", isQuick ? ["50", "1"] : ["10000", "5"]);
const page = report({ circumstances: await circumstances(), measurements, breakdowns, local }, isQuick);
const readme = withFigures(await readFile(`${root}README.md`, "utf8"), measurements);
console.log(page);
if (!isQuick) {
  await writeFile(`${root}bench/results.md`, page);
  await writeFile(`${root}bench/results.svg`, chart(measurements.filter(({ unit }) => unit !== "")));
  await writeFile(`${root}README.md`, readme);
}

/**
 * Measures this package beside what users would pick instead, prints a table and writes `bench/results.md` with a chart:
 * `npm run bench`. With `--quick` it makes a few calls only, to see that all of it works, and writes nothing.
 */
import { print } from "./child.js";
import type { Measurement } from "./Measurement.js";
import { circumstances } from "./machine.js";
import { bundles } from "./measure/bundle.js";
import { coldStart } from "./measure/cold-start.js";
import { cpuInMemory, cpuOverLoopback } from "./measure/cpu.js";
import { install } from "./measure/install.js";
import { memory } from "./measure/memory.js";
import { profileCalls } from "./measure/profile.js";
import { prepare } from "./prepare.js";
import { writeReport } from "./report.js";
import { table } from "./table.js";

const isQuick = process.argv.includes("--quick");
const cpu = isQuick ? { warmUp: 1, rounds: 1, calls: 20 } : { warmUp: 5, rounds: 20, calls: 1000 };
const runs = isQuick ? 1 : 25;
const profiled = isQuick ? 20 : 50_000;

await prepare();
const measurements: Measurement[] = [
  await cpuOverLoopback(cpu),
  await cpuInMemory(cpu),
  ...(await coldStart(runs)),
  ...(await bundles("node")),
  ...(await bundles("web")),
  // It needs the registry.
  ...(isQuick ? [] : await install()),
  await memory(Math.min(runs, 5)),
];
const profiles = {
  loopback: await profileCalls(profiled, true),
  inMemory: await profileCalls(profiled, false),
};
const local = await print("local", isQuick ? ["50", "1"] : ["10000", "5"]);
console.log(`${table(measurements)}\n\n${local}`);
if (!isQuick) {
  await writeReport({ circumstances: await circumstances(), measurements, local, profiles });
}

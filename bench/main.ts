/**
 * Measures this package beside what users would pick instead: `npm run bench`. Prints the results, appends them to
 * `bench/history.jsonl`, and updates `bench/results.md` and the README. With `--quick` it makes a few calls only, to show
 * that all of it works, and writes nothing.
 */
import { readFile, writeFile } from "node:fs/promises";
import { appendToHistory, circumstances, type Run, readHistory } from "./history.js";
import { bulk } from "./measure/bulk.js";
import { bundles } from "./measure/bundles.js";
import { type CpuOptions, concurrency, cpu, shortcuts } from "./measure/cpu.js";
import { firstCall } from "./measure/firstCall.js";
import { install } from "./measure/install.js";
import { local } from "./measure/local.js";
import { programs } from "./measure/programs.js";
import { page, section } from "./page.js";
import { root } from "./paths.js";
import { prepare } from "./prepare.js";
import { withFigures } from "./readme.js";

const isQuick = process.argv.includes("--quick");
// V8 has compiled all contenders after some 6,000 calls.
const cpuOptions: CpuOptions = isQuick
  ? { processes: 1, warmUp: 0, turns: 1, sustained: 500 }
  : { processes: 7, warmUp: 16, turns: 10, sustained: 20_000 };

await prepare();
const run: Run = {
  ...(await circumstances()),
  rows: {
    ...(await cpu(cpuOptions)),
    ...(await concurrency({ ...cpuOptions, processes: isQuick ? 1 : 5 })),
    ...(await bulk(isQuick ? { processes: 1, rows: 500 } : { processes: 7, rows: 50_000 })),
    ...(await shortcuts(cpuOptions)),
    ...(await firstCall(isQuick ? 1 : 40)),
    ...(await programs(isQuick ? 1 : 20)),
    ...(await local(
      isQuick ? { processes: 1, warmUp: 0, turns: 1 } : { processes: 7, warmUp: 16, turns: 10 },
    )),
    ...(await bundles()),
    // It needs the registry.
    ...(isQuick ? {} : await install()),
  },
};
console.log(section(run));
if (isQuick) {
  console.log(
    "\nA quick run only shows that the benchmarks work: its figures mean nothing, and nothing is written.",
  );
} else {
  await appendToHistory(run);
  const history = await readHistory();
  await writeFile(`${root}bench/results.md`, page(history));
  const readme = await readFile(`${root}README.md`, "utf8");
  await writeFile(`${root}README.md`, withFigures(readme, history));
}

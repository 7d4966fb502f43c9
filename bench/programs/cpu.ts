/**
 * Makes calls, and prints the CPU time of one in microseconds: in short turns, then under sustained load. Arguments: turns to
 * warm up, turns that count, calls of sustained load, calls at once, a module that exports `connect`, and the argument of
 * `connect`, if any.
 */
import type { Connect } from "../contenders/Contender.js";
import { median } from "../statistics.js";

/** The CPU time of a call, in microseconds. */
export interface CpuOfCall {
  /** The median of turns of 500 calls. */
  readonly turns: number;
  /** The mean of many calls without a break; `null` if there were none. */
  readonly sustained: number | null;
}

const CALLS = 500;

const [, , warmUp, turns, sustained, concurrency, module = "", argument] = process.argv;
const { connect }: { connect: Connect } = await import(module);
const { call, close } = connect(argument);

async function cpuOf(calls: number): Promise<number> {
  let left = calls;
  const loop = async () => {
    while (left-- > 0) {
      await call();
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: Number(concurrency) }, loop));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

const taken: number[] = [];
for (let turn = -Number(warmUp); turn < Number(turns); turn++) {
  const microseconds = await cpuOf(CALLS);
  if (turn >= 0) {
    taken.push(microseconds);
  }
}
const printed: CpuOfCall = {
  turns: median(taken),
  sustained: Number(sustained) > 0 ? await cpuOf(Number(sustained)) : null,
};
close();
console.log(JSON.stringify(printed));

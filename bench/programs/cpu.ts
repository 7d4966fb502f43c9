/**
 * Makes calls, and prints the CPU time of one in microseconds: the median of turns of 500. Arguments: turns to warm up,
 * turns that count, calls at once, a module that exports `connect`, and the argument of `connect`, if any.
 */
import type { Connect } from "../contenders/Contender.js";
import { median } from "../statistics.js";

const CALLS = 500;

const [, , warmUp, turns, concurrency, module = "", argument] = process.argv;
const { connect }: { connect: Connect } = await import(module);
const { call, close } = connect(argument);

async function takeTurn(): Promise<number> {
  let left = CALLS;
  const loop = async () => {
    while (left-- > 0) {
      await call();
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: Number(concurrency) }, loop));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

const taken: number[] = [];
for (let turn = -Number(warmUp); turn < Number(turns); turn++) {
  const microseconds = await takeTurn();
  if (turn >= 0) {
    taken.push(microseconds);
  }
}
close();
console.log(median(taken));

/**
 * One process, all contenders in turns: prints the CPU time of a call of each, in microseconds, as JSON.
 * Arguments: rounds to warm up, rounds, calls in a round, concurrency, the endpoint or "" for a handler in memory, modules of contenders.
 */
import type { Connect, Contender } from "../contenders/Contender.js";

const [warmUp = 0, rounds = 0, calls = 0, concurrency = 1] = process.argv.slice(2, 6).map(Number);
const [endpoint = "", ...modules] = process.argv.slice(6);

async function makeCalls({ reEncrypt }: Contender): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      await reEncrypt();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/** The CPU time of this process, in microseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

const contenders: Contender[] = [];
for (const module of modules) {
  const { connect }: { connect: Connect } = await import(module);
  contenders.push(connect(endpoint || undefined));
}
const taken: number[][] = modules.map(() => []);
for (let round = 0; round < warmUp + rounds; round++) {
  for (const [index, contender] of contenders.entries()) {
    const before = cpu();
    await makeCalls(contender);
    if (round >= warmUp) {
      taken[index]?.push((cpu() - before) / calls);
    }
  }
}
for (const { close } of contenders) {
  close();
}
console.log(JSON.stringify(taken));

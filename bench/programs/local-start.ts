/** Starts and resets a LocalKms many times, and prints what that takes in milliseconds. */
import { randomUUID } from "node:crypto";
import { LocalKms } from "kms-reencrypt/local";
import { median } from "../statistics.js";

/** What a start and a reset take, in milliseconds. */
export interface LocalStart {
  readonly start: number;
  /** The reset of 100 keys. */
  readonly reset: number;
}

const TIMES = 50;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

const starts: number[] = [];
for (let time = 0; time < TIMES; time++) {
  starts.push(await timeOf(async () => (await LocalKms.start()).close()));
}
const seed = { Keys: Array.from({ length: 100 }, () => ({ KeyId: randomUUID() })) };
const kms = await LocalKms.start({ seed });
const resets: number[] = [];
for (let time = 0; time < TIMES; time++) {
  resets.push(await timeOf(() => kms.reset()));
}
await kms.close();
const taken: LocalStart = { start: median(starts), reset: median(resets) };
console.log(JSON.stringify(taken));

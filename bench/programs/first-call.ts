/** Imports a contender, makes its first call, and prints what that took. Arguments: its module, the endpoint. */
import type { Connect } from "../contenders/Contender.js";

/** What a first call takes. */
export interface FirstCall {
  /** Milliseconds until the client is constructed. */
  readonly constructed: number;
  /** Milliseconds until the call is answered. */
  readonly answered: number;
  /** Resident memory, in MB. */
  readonly memory: number;
}

const [, , module = "", endpoint] = process.argv;
const before = process.memoryUsage.rss();
const started = performance.now();
const { connect }: { connect: Connect } = await import(module);
const { call, close } = connect(endpoint);
const constructed = performance.now() - started;
await call();
const answered = performance.now() - started;
const memory = (process.memoryUsage.rss() - before) / (1 << 20);
close();
const taken: FirstCall = { constructed, answered, memory };
console.log(JSON.stringify(taken));

/**
 * A process that makes calls when its parent says so, and answers with the CPU time of one, in microseconds.
 * Arguments: the module of a contender, calls at once, the endpoint or "" for a handler in memory.
 */
import { Session } from "node:inspector/promises";
import type { Connect } from "../contenders/Contender.js";
import type { Profile } from "../explain/profile.js";

/** What the parent says. */
export interface Turn {
  /** How many calls. */
  readonly calls: number;
  /** Whether to say where their time went. */
  readonly isProfiled: boolean;
}

/** What it is answered. */
export interface TurnResult {
  /** The CPU time of a call, in microseconds. */
  readonly microseconds: number;
  readonly profile?: Profile;
}

const [, , module = "", concurrency, endpoint] = process.argv;
const { connect }: { connect: Connect } = await import(module);
const { reEncrypt, close } = connect(endpoint || undefined);

async function makeCalls(calls: number): Promise<TurnResult> {
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      await reEncrypt();
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
  const { user, system } = process.cpuUsage(before);
  return { microseconds: (user + system) / calls };
}

async function profileCalls(calls: number): Promise<TurnResult> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  const result = await makeCalls(calls);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return { ...result, profile };
}

process.on("message", async ({ calls, isProfiled }: Turn) => {
  process.send?.(await (isProfiled ? profileCalls(calls) : makeCalls(calls)));
});
process.on("disconnect", close);

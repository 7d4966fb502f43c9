import { print, startStub } from "../child.js";
import type { ContenderModules } from "../contenders.js";
import { inTurns } from "../inTurns.js";
import type { FirstCall } from "../programs/first-call.js";
import { type Row, type Rows, rowOf, valuesIn } from "../Row.js";

/** The time and the memory that a client takes until its first call is answered; a fresh process for each. */
export async function firstCall(contenders: ContenderModules, processes: number): Promise<Rows> {
  using stub = await startStub();
  const measure = async (module: string): Promise<FirstCall> =>
    JSON.parse(await print("first-call", module, stub.endpoint));
  const calls = await inTurns(processes, contenders, measure);
  const row = (unit: string, part: keyof FirstCall): Row =>
    rowOf(
      unit,
      valuesIn(calls, (taken) => taken[part]),
    );
  return {
    "Cold start: import and construct": row("ms", "constructed"),
    "Cold start: first call answered": row("ms", "answered"),
    "Memory after the first call": row("MB", "memory"),
  };
}

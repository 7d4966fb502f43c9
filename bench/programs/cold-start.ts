/**
 * A process from its start to its first answer: prints as JSON when it was where, by the clock of `process.hrtime` in
 * microseconds, which is also that of a profile. Arguments: the endpoint, the module of a contender.
 */
import type { Connect } from "../contenders/Contender.js";

/** When what was done, in microseconds. */
export interface Marks {
  readonly started: number;
  readonly imported: number;
  readonly constructed: number;
  readonly answered: number;
}

const now = (): number => Number(process.hrtime.bigint()) / 1000;

const [, , endpoint, module = ""] = process.argv;

const started = now();
const { connect }: { connect: Connect } = await import(module);
const imported = now();
const { reEncrypt, close } = connect(endpoint);
const constructed = now();
await reEncrypt();
const answered = now();
close();
const marks: Marks = { started, imported, constructed, answered };
console.log(JSON.stringify(marks));

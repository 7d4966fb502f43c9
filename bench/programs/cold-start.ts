/**
 * A process from its start to its first answer: prints the milliseconds as JSON. Arguments: the endpoint, the module of
 * a contender.
 */
import type { Connect } from "../contenders/Contender.js";

const [, , endpoint, module = ""] = process.argv;

const start = performance.now();
const { connect }: { connect: Connect } = await import(module);
const imported = performance.now();
const { reEncrypt, close } = connect(endpoint);
const constructed = performance.now();
await reEncrypt();
const answered = performance.now();
close();
console.log(
  JSON.stringify({
    imported: imported - start,
    constructed: constructed - start,
    answered: answered - start,
  }),
);

/**
 * Re-encrypts a file of JSON Lines, and prints the CPU time of a row in microseconds. Arguments: how many rows, a module that
 * exports `move`.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Mover, Row } from "../bulk/Mover.js";
import { INPUT } from "../contenders/Contender.js";

const [, , count, module = ""] = process.argv;
const { move }: { move: Mover } = await import(module);
const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-bench-"));
const [input, output] = [join(folder, "in.jsonl"), join(folder, "out.jsonl")];
try {
  const ciphertext = Buffer.from(INPUT.CiphertextBlob).toString("base64");
  const rows = Array.from({ length: Number(count) }, (_, id): Row => ({ id, ciphertext }));
  await writeFile(input, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  // Once for the compiler.
  await move(input, output);
  const before = process.cpuUsage();
  await move(input, output);
  const { user, system } = process.cpuUsage(before);
  const written = (await readFile(output, "utf8")).split("\n").length - 1;
  if (written !== rows.length) {
    throw new Error(`${written} of ${rows.length} rows were written`);
  }
  console.log((user + system) / rows.length);
} finally {
  await rm(folder, { recursive: true });
}

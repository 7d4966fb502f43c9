/**
 * Random faults, 64 calls at once. `SOAK_MINUTES=10` repeats the run for so long; `SOAK_RECORD=1` also runs the AWS SDK, and
 * writes the figures of both to `figures.json` and to the README.
 */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Figures, soak } from "./soak.js";
import { withFigures } from "./withFigures.js";

const CALLS = 30_000;
const README = new URL("../../README.md", import.meta.url);
const RECORD = new URL("figures.json", import.meta.url);
const minutes = Number(process.env.SOAK_MINUTES ?? 0);
const seed = Number(process.env.SOAK_SEED ?? Math.floor(Math.random() * 2 ** 31));

function check({ lost, mixedUp, doubled, invented, heapGrowth }: Figures): void {
  expect({ lost, mixedUp, doubled, invented }).toEqual({ lost: 0, mixedUp: 0, doubled: 0, invented: 0 });
  expect(heapGrowth).toBeLessThan(8);
}

test("no call is lost, doubled or mixed up over faulty connections, and the heap stays flat", async () => {
  const end = Date.now() + minutes * 60_000;
  for (let run = seed; run === seed || Date.now() < end; run++) {
    const figures = await soak("kms-reencrypt", CALLS, run);
    console.log(`seed ${run}:`, figures);
    check(figures);
  }
});

test("no call over undici is lost, doubled or mixed up, either", async () => {
  const figures = await soak("kms-reencrypt/undici", CALLS / 3, seed);
  console.log(`undici, seed ${seed}:`, figures);
  check(figures);
});

test.runIf(process.env.SOAK_RECORD)("the figures of both packages are recorded", async () => {
  const figures = {
    "kms-reencrypt": await soak("kms-reencrypt", CALLS, seed),
    "client-kms": await soak("client-kms", CALLS, seed),
  };
  check(figures["kms-reencrypt"]);
  await writeFile(RECORD, `${JSON.stringify(figures, undefined, 2)}\n`);
  await writeFile(README, withFigures(await readFile(README, "utf8"), figures));
});

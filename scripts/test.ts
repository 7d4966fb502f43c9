import { spawnSync } from "node:child_process";

/** Every check, cheapest first. `npm run NAME` runs one alone. */
const CHECKS = [
  "lint",
  "typecheck",
  "test:unit",
  "test:conformance",
  "test:soak",
  "test:processes",
  "test:examples",
  "test:package",
  "test:runtimes",
  "test:ecosystem",
  "docs",
];

const started = Date.now();
console.log(
  `Running ${CHECKS.length} checks, which takes about eleven minutes; npm run test:unit takes one or two.`,
);
for (const check of CHECKS) {
  console.log(`\n▸ npm run ${check}`);
  const { status } = spawnSync("npm", ["run", "--silent", check], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(`\n${check} failed. To run it alone: npm run ${check}`);
    process.exit(1);
  }
}
console.log(`\nAll ${CHECKS.length} checks passed in ${duration(Date.now() - started)}.`);

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Simulates fleets of jobs that share a quota, and writes `bench/fleet.md`: `npx tsx bench/fleet.ts`. It takes less than a
 * minute.
 */
import { writeFile } from "node:fs/promises";
import { fleetPage } from "./fleet/page.js";
import { SCENARIOS } from "./fleet/scenarios.js";
import { simulate } from "./fleet/simulate.js";
import { root } from "./paths.js";

const outcomes = SCENARIOS.map(([name, fleet]) => [name, fleet, simulate(fleet, 120)] as const);
await writeFile(`${root}bench/fleet.md`, fleetPage(outcomes));

import type { Fleet } from "./simulate.js";

const QUOTA = 10_000;

/** A fleet of some workers with a rate each, beside others that need a fifth of the quota. */
const fleet = (workers: number, rate: number, isAdaptive: boolean, faults = 0.01): Fleet => ({
  quota: QUOTA,
  workers,
  rate,
  isAdaptive,
  others: QUOTA / 5,
  faults,
});

/** The fleets that the page compares. */
export const SCENARIOS: readonly (readonly [name: string, fleet: Fleet])[] = [
  ["10 workers with 100 each, as in the templates", fleet(10, 100, true)],
  ["100 workers with 70 each", fleet(100, 70, true)],
  ["100 workers with 200 each", fleet(100, 200, true)],
  ["100 workers with 200 each, a tenth of all requests fails otherwise", fleet(100, 200, true, 0.1)],
  ["500 workers with 200 each", fleet(500, 200, true)],
  ["100 workers with 200 each, without the pace rule", fleet(100, 200, false)],
  ["500 workers with 200 each, without the pace rule", fleet(500, 200, false)],
];

/** How the rates of jobs that share a quota develop, over many courses: no requests are made, and time is a counter. */
import { expect, it } from "vitest";
import { AdaptiveRate } from "../../src/bulk/AdaptiveRate.js";

const QUOTA = 100;
const END = 160_000;

/** Random numbers from 0 to 1 that are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** How many requests of each job were accepted in the last 100 seconds. Each job begins at a moment, in milliseconds. */
function share(starts: readonly number[], seed: number): readonly number[] {
  const random = randomFrom(seed);
  const jobs = starts.map((start) => ({
    start,
    rate: new AdaptiveRate(1_000, start),
    tokens: 1,
    accepted: 0,
  }));
  const arrivals = new Map<number, (typeof jobs)[number][]>();
  let quota = QUOTA;
  for (let now = 0; now < END; now++) {
    quota = Math.min(QUOTA, quota + QUOTA / 1_000);
    for (const job of arrivals.get(now) ?? []) {
      if (quota >= 1) {
        quota -= 1;
        job.accepted += now >= END - 100_000 ? 1 : 0;
      } else if (job.rate.throttle(now)) {
        job.tokens = 0;
      }
    }
    arrivals.delete(now);
    for (const job of random() < 0.5 ? jobs : [...jobs].reverse()) {
      const rate = now < job.start ? 0 : job.rate.at(now);
      job.tokens = Math.min(Math.max(1, rate / 10), job.tokens + rate / 1_000);
      for (; now >= job.start && job.tokens >= 1; job.tokens--) {
        job.rate.sent(now);
        const arrival = now + 10 + Math.floor(random() * 20);
        arrivals.set(arrival, [...(arrivals.get(arrival) ?? []), job]);
      }
    }
  }
  return jobs.map(({ accepted }) => accepted);
}

/** The slowest job by the fastest, for each of 20 courses, lowest first. */
const ratios = (starts: readonly number[]): readonly number[] =>
  Array.from({ length: 20 }, (_, seed) => share(starts, seed + 1))
    .map((accepted) => Math.min(...accepted) / Math.max(...accepted))
    .sort((one, other) => one - other);

it("a job that begins while another one uses the whole quota gets its share", () => {
  const [lowest = 0, ...others] = ratios([0, 30_000]);
  expect(lowest).toBeGreaterThan(0.3);
  expect(others[9]).toBeGreaterThan(0.5);
});

it("none of four jobs that share a quota is starved", () => {
  const [lowest = 0, ...others] = ratios([0, 0, 0, 0]);
  expect(lowest).toBeGreaterThan(0.2);
  expect(others[9]).toBeGreaterThan(0.4);
});

it("a job alone uses its quota", () => {
  const [accepted = 0] = share([0], 1);
  expect(accepted / 100).toBeGreaterThan(0.95 * QUOTA);
});

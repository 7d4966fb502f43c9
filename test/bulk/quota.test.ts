/** How jobs share the quota of KMS with each other and with other programs. No test waits: the clock is simulated. */
import {
  EncryptCommand,
  KMSClient,
  type ReEncryptAllOptions,
  type ReEncryptCommandInput,
  ThrottlingException,
} from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeClient, jobOf, numbered, outputFor } from "../support/bulk-jobs.js";
import { SimulatedTime } from "../support/SimulatedTime.js";
import { seededRandom } from "../support/seededRandom.js";

/** A quota as that of LocalKms: a token bucket that holds the tokens of one second. */
class Quota {
  rate: number;
  readonly #time: SimulatedTime;
  #tokens: number;
  #filledAt = 0;

  constructor(rate: number, time: SimulatedTime) {
    this.rate = rate;
    this.#time = time;
    this.#tokens = rate;
  }

  admit(): void {
    const now = this.#time.now();
    this.#tokens = Math.min(this.rate, this.#tokens + ((now - this.#filledAt) * this.rate) / 1_000);
    this.#filledAt = now;
    if (this.#tokens < 1) {
      throw new ThrottlingException();
    }
    this.#tokens -= 1;
  }
}

const LATENCY = 20;

/** Who is throttled at which moment is chance: a test looks at several courses, which are the same in each run. */
const SEEDS = [1, 2, 3, 4, 5];

function seedRandom(seed: number): void {
  vi.spyOn(Math, "random").mockImplementation(seededRandom(seed));
}
afterEach(() => {
  vi.restoreAllMocks();
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Calls per second that were accepted between two moments, in milliseconds. */
const rateBetween = (times: readonly number[], from: number, to: number): number =>
  (times.filter((time) => time >= from && time < to).length * 1_000) / (to - from);

/** A job that runs until a moment, and the times of the calls that were accepted. */
function start(time: SimulatedTime, quota: Quota, until: number, options: ReEncryptAllOptions = {}) {
  const accepted: number[] = [];
  const sent: number[] = [];
  const fake = fakeClient(async (input: ReEncryptCommandInput) => {
    await time.wait(LATENCY);
    sent.push(time.now());
    quota.admit();
    accepted.push(time.now());
    return outputFor(input);
  });
  const results = jobOf(fake.client, numbered(10_000_000), time, {
    window: 2_000,
    concurrency: 200,
    ...options,
  });
  const finished = (async () => {
    for await (const { status } of results) {
      if (status !== "reencrypted") throw new Error(status);
      if (time.now() >= until) break;
    }
    return results.summary;
  })();
  return { accepted, sent, finished };
}

/** Another program: calls at a rate, each with up to three attempts, as the standard retry mode makes them. */
async function otherProgram(time: SimulatedTime, quota: Quota, rate: number, until: number) {
  const outcomes = { succeeded: 0, failed: 0 };
  const call = async () => {
    for (let attempt = 1; attempt <= 3; attempt++) {
      try {
        quota.admit();
        outcomes.succeeded++;
        return;
      } catch {
        await time.wait(Math.random() * 1_000 * 2 ** (attempt - 1));
      }
    }
    outcomes.failed++;
  };
  const calls: Promise<void>[] = [];
  while (time.now() < until) {
    calls.push(call());
    await time.wait(1_000 / rate);
  }
  await Promise.all(calls);
  return outcomes;
}

describe("a job that asks for more than the quota", () => {
  it.each([
    [1_000, 100],
    [1_000, 20],
    [120, 110],
    [5_000, 100],
  ])("of $0 requests per second settles within 10 percent under a quota of $1", async (asked, rate) => {
    const time = new SimulatedTime();
    const quota = new Quota(rate, time);
    const { accepted, sent, finished } = start(time, quota, 90_000, { maxRequestsPerSecond: asked });
    await time.run(finished);
    const achieved = rateBetween(accepted, 30_000, 90_000);
    expect(achieved).toBeGreaterThanOrEqual(0.9 * rate);
    expect(achieved).toBeLessThanOrEqual(1.02 * rate);
    // Hardly any request is in vain.
    expect(rateBetween(sent, 30_000, 90_000)).toBeLessThan(1.05 * achieved);
  });

  it("lets another program get its calls through", async () => {
    const outcomes = { succeeded: 0, failed: 0 };
    for (const seed of SEEDS) {
      seedRandom(seed);
      const time = new SimulatedTime();
      const quota = new Quota(100, time);
      const job = start(time, quota, 90_000);
      const other = otherProgram(time, quota, 8, 90_000);
      const [, { succeeded, failed }] = await time.run(Promise.all([job.finished, other]));
      expect(succeeded).toBeGreaterThan(700);
      expect(rateBetween(job.accepted, 30_000, 90_000)).toBeGreaterThan(0.9 * 92);
      outcomes.succeeded += succeeded;
      outcomes.failed += failed;
    }
    expect(outcomes.failed).toBeLessThanOrEqual(outcomes.succeeded * 0.005);
  });

  it("shares the quota with another job, and a third program gets its calls through", async () => {
    const ratios: number[] = [];
    const failures: number[] = [];
    for (const seed of SEEDS) {
      seedRandom(seed);
      const time = new SimulatedTime();
      const quota = new Quota(100, time);
      const jobs = [start(time, quota, 160_000), start(time, quota, 160_000)];
      const other = otherProgram(time, quota, 5, 160_000);
      const [outcomes] = await time.run(Promise.all([other, ...jobs.map(({ finished }) => finished)]));
      const [one = 0, two = 0] = jobs.map(({ accepted }) => rateBetween(accepted, 60_000, 160_000));
      expect(one + two).toBeGreaterThan(0.85 * 95);
      ratios.push(Math.min(one, two) / Math.max(one, two));
      failures.push(outcomes.failed / outcomes.succeeded);
    }
    expect(median(ratios)).toBeGreaterThan(0.4);
    expect(sum(failures) / SEEDS.length).toBeLessThanOrEqual(0.01);
  });

  it("uses a quota that becomes free, within a minute and a half", async () => {
    const time = new SimulatedTime();
    const quota = new Quota(20, time);
    time.setTimer(() => {
      quota.rate = 400;
    }, 30_000);
    const { accepted, finished } = start(time, quota, 125_000, { maxRequestsPerSecond: 200 });
    await time.run(finished);
    expect(rateBetween(accepted, 120_000, 125_000)).toBeGreaterThan(190);
  });
});

it("a job that goes at its own rate is not ahead of it by more than a tenth of a second", async () => {
  const time = new SimulatedTime();
  const { accepted, finished } = start(time, new Quota(10_000, time), 20_000, { maxRequestsPerSecond: 100 });
  await time.run(finished);
  for (let from = 0; from < 19_000; from += 500) {
    expect(rateBetween(accepted, from, from + 1_000)).toBeLessThanOrEqual(111);
  }
  expect(rateBetween(accepted, 1_000, 19_000)).toBeGreaterThan(99);
});

it("throttling that is not caused by the job does not bring it to a standstill", async () => {
  const time = new SimulatedTime();
  const quota = new Quota(Number.POSITIVE_INFINITY, time);
  let calls = 0;
  const fake = fakeClient(async (input) => {
    await time.wait(LATENCY);
    if (++calls % 10 === 0) throw new ThrottlingException();
    quota.admit();
    return outputFor(input);
  });
  const results = jobOf(fake.client, numbered(5_000), time, { maxRequestsPerSecond: 1_000 });
  const consume = async () => {
    for await (const _ of results);
  };
  await time.run(consume());
  expect(results.summary).toMatchObject({ done: 5_000, changed: 5_000 });
  expect(results.summary.millis).toBeLessThan(40_000);
});

it("a job over HTTP settles under the quota of a LocalKms, and another client gets its calls through", async () => {
  const QUOTA = 20;
  const clock = new VirtualClock();
  const time = new SimulatedTime((milliseconds) => clock.advance(milliseconds));
  await using kms = await LocalKms.start({
    clock,
    quotas: { cryptographicOperations: { symmetric: QUOTA } },
  });
  const [{ KeyId: from }, { KeyId: to }] = [await kms.createKey(), await kms.createKey()];
  const { endpoint, region, credentials } = kms;
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: from, Plaintext: new Uint8Array(1) }),
  );
  const send: KMSClient["send"] = (...args: unknown[]) => time.hold(Reflect.apply(client.send, client, args));

  async function* ciphertexts() {
    while (time.now() < 50_000) yield CiphertextBlob;
  }
  const results = jobOf({ send }, ciphertexts(), time, { DestinationKeyId: to, maxRequestsPerSecond: 100 });
  const done: number[] = [];
  const job = (async () => {
    for await (const { status } of results) {
      if (status !== "reencrypted") throw new Error(status);
      done.push(time.now());
    }
  })();
  let failed = 0;
  const other = (async () => {
    for (; time.now() < 50_000; await time.wait(2_000)) {
      const encrypt = new EncryptCommand({ KeyId: from, Plaintext: new Uint8Array(1) });
      const attempt = () =>
        send(encrypt).then(
          () => true,
          () => time.wait(500).then(() => false),
        );
      failed += (await attempt()) || (await attempt()) || (await attempt()) ? 0 : 1;
    }
  })();
  await time.run(Promise.all([job, other]));
  client.destroy();
  const achieved = rateBetween(done, 20_000, 50_000);
  expect(achieved).toBeGreaterThanOrEqual(0.9 * (QUOTA - 1));
  expect(achieved).toBeLessThanOrEqual(QUOTA);
  expect(failed).toBe(0);
});

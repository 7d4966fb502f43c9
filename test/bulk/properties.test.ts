/** What holds for every job, whatever its items, options, faults and consumer. */
import fc from "fast-check";
import { InvalidCiphertextException, KMSInternalException, ThrottlingException } from "kms-reencrypt";
import { expect, it } from "vitest";
import { collect, fakeClient, jobOf, outputFor } from "../support/bulk-jobs.js";
import { SimulatedTime } from "../support/SimulatedTime.js";

const FATES = ["fine", "fine", "fine", "invalid", "throttled", "internal", "hangs", "not bytes"] as const;

const job = fc.record({
  fates: fc.array(
    fc.record({
      fate: fc.constantFrom(...FATES),
      latency: fc.nat(50),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 60 },
  ),
  isAsync: fc.boolean(),
  sourceDelay: fc.nat(20),
  consumerDelay: fc.nat(20),
  abortAt: fc.option(fc.nat(400), { nil: undefined }),
  leaveAfter: fc.option(fc.nat(30), { nil: undefined }),
  options: fc.record({
    concurrency: fc.integer({ min: 1, max: 10 }),
    window: fc.integer({ min: 1, max: 20 }),
    ordered: fc.boolean(),
    maxRequestsPerSecond: fc.constantFrom(20, 1_000, Number.POSITIVE_INFINITY),
    itemTimeout: fc.constantFrom(100, 5_000, 900_000),
    verify: fc.boolean(),
    dedupe: fc.constantFrom(0, 5),
    preflight: fc.boolean(),
  }),
});

it("each item has exactly one result, bounds hold, and nothing stays behind", async () => {
  const property = fc.asyncProperty(job, async (given) => {
    const time = new SimulatedTime();
    const failures = new Map<number, number>();
    const fake = fakeClient(async (input) => {
      const [id = 0] = (input.CiphertextBlob ?? []).slice(-1);
      const { fate = "fine", latency = 1, times = 1 } = given.fates[id] ?? {};
      await time.wait(fate === "hangs" ? 20_000 : latency);
      const failed = failures.get(id) ?? 0;
      failures.set(id, failed + 1);
      if (fate === "invalid") throw new InvalidCiphertextException();
      if (fate === "throttled" && failed < times) throw new ThrottlingException();
      if (fate === "internal" && failed < times) throw new KMSInternalException();
      return outputFor(input);
    });
    let [taken, consumed, isClosed] = [0, 0, false];
    const itemOf = (id: number, fate: string) => {
      taken++;
      // @ts-expect-error: such items come from programs in JavaScript.
      const bytes: Uint8Array = fate === "not bytes" ? "AQID" : new Uint8Array([id]);
      return { id, CiphertextBlob: bytes };
    };
    function* items() {
      try {
        for (const [id, { fate }] of given.fates.entries()) yield itemOf(id, fate);
      } finally {
        isClosed = true;
      }
    }
    async function* itemsLater() {
      for (const item of items()) {
        await time.wait(given.sourceDelay);
        yield item;
      }
    }
    const controller = new AbortController();
    if (given.abortAt !== undefined) time.setTimer(() => controller.abort(), given.abortAt);
    const options = { ...given.options, signal: controller.signal, maxFailures: { ratio: 1 } };
    const results = jobOf(fake.client, given.isAsync ? itemsLater() : items(), time, options);
    const seen: number[] = [];
    const consume = async () => {
      for await (const { index, item } of results) {
        consumed++;
        expect(taken - consumed).toBeLessThanOrEqual(given.options.window + 1);
        expect(item.id).toBe(index);
        seen.push(index);
        if (given.leaveAfter === consumed) break;
        await time.wait(given.consumerDelay);
      }
    };
    await time.run(
      consume().catch((error: unknown) => expect(error).toMatchObject({ name: "BulkStoppedError" })),
    );

    const { summary } = results;
    expect(new Set(seen).size).toBe(seen.length);
    expect(given.options.ordered ? seen : []).toEqual(
      given.options.ordered ? [...seen].sort((a, b) => a - b) : [],
    );
    expect(summary.done).toBe(summary.changed + summary.current + summary.failed);
    const hasLeft = given.leaveAfter === consumed;
    if (summary.stopped === undefined) {
      expect(summary.done).toBe(given.fates.length);
    }
    if (!hasLeft) {
      expect(seen.length).toBe(summary.done);
    }
    expect(fake.mostInFlight).toBeLessThanOrEqual(given.options.concurrency);
    expect({ requests: summary.requests, inFlight: fake.inFlight }).toEqual({
      requests: fake.inputs.length,
      inFlight: 0,
    });
    const bySource = Object.values(summary.bySourceKey).reduce(
      (sum, { changed, current, failed }) => sum + changed + current + failed,
      0,
    );
    expect(bySource).toBe(summary.done);
    expect(isClosed || taken === 0 || given.isAsync).toBe(true);
    const after = await collect(results);
    expect(after.results.length + seen.length).toBeLessThanOrEqual(given.fates.length);
  });
  await fc.assert(property, { numRuns: 150 });
});

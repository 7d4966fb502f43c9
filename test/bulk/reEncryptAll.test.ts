import {
  BulkStoppedError,
  ConfigurationError,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSInternalException,
  type ReEncryptCommandInput,
  reEncryptAll,
  ThrottlingException,
  TimeoutError,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { collect, fakeClient, jobOf, NEW, numbered, OLD, outputFor } from "../support/bulk-jobs.js";
import { SimulatedTime } from "../support/SimulatedTime.js";

const idOf = (input: ReEncryptCommandInput): number =>
  new DataView(Uint8Array.from(input.CiphertextBlob ?? []).buffer).getUint32(0, true);

const run = async (...[client, items, time, options]: Parameters<typeof jobOf>) => {
  const results = jobOf(client, items, time, options);
  return { ...(await time.run(collect(results))), summary: results.summary };
};

describe("the items", () => {
  it("may be bytes or objects, from arrays, generators, async generators and promises", async () => {
    const bytes = new Uint8Array([1]);
    async function* later() {
      yield bytes;
    }
    for (const items of [[bytes], new Set([bytes]), later(), [Promise.resolve(bytes)]]) {
      const { client, inputs } = fakeClient();
      const source = items as Iterable<Uint8Array>;
      const { results } = await run(client, source, new SimulatedTime());
      expect(results).toMatchObject([{ index: 0, item: bytes, status: "reencrypted", changed: true }]);
      expect(inputs).toEqual([{ CiphertextBlob: bytes, DestinationKeyId: "alias/new" }]);
    }
  });

  it("come back as they are, and take from the options only what they do not have themselves", async () => {
    const { client, inputs } = fakeClient();
    const item = {
      id: { row: 7 },
      CiphertextBlob: new Uint8Array([1]),
      SourceEncryptionContext: { a: "1" },
      DestinationKeyId: undefined,
    };
    const { results } = await run(client, [item], new SimulatedTime(), {
      SourceKeyId: "alias/old",
      SourceEncryptionContext: { b: "2" },
      GrantTokens: ["token"],
    });
    expect(results[0]?.item).toBe(item);
    expect(inputs).toEqual([
      {
        CiphertextBlob: new Uint8Array([1]),
        SourceKeyId: "alias/old",
        SourceEncryptionContext: { a: "1" },
        DestinationKeyId: "alias/new",
        GrantTokens: ["token"],
      },
    ]);
  });

  it("are copied, because a source may read the next one into the same buffer", async () => {
    const time = new SimulatedTime();
    const { client, inputs } = fakeClient(async (input) => {
      await time.wait(10);
      return outputFor(input);
    });
    const buffer = new Uint8Array(1);
    function* reused() {
      for (buffer[0] = 1; buffer[0] <= 3; buffer[0]++) yield { CiphertextBlob: buffer };
    }
    await run(client, reused(), time);
    expect(inputs.map(({ CiphertextBlob }) => CiphertextBlob?.[0])).toEqual([1, 2, 3]);
  });

  it.each([undefined, null, 7, "AQID", new Uint8Array(1), Promise.resolve([])])(
    "must be iterable and more than one ciphertext: %j is rejected",
    (items) => {
      const call = () => Reflect.apply(reEncryptAll, undefined, [fakeClient().client, items]);
      expect(call).toThrow(ConfigurationError);
    },
  );

  it("may be none", async () => {
    const { client, inputs } = fakeClient();
    const { results, summary } = await run(client, [], new SimulatedTime(), { preflight: true });
    expect({ results, inputs }).toEqual({ results: [], inputs: [] });
    expect(summary).toMatchObject({ done: 0, bySourceKey: {} });
  });
});

describe("an option that is wrong", () => {
  it.each<[object, string]>([
    [{ concurrency: 0 }, '"concurrency" must be a whole number from 1 to 10000, not 0'],
    [{ maxRequestsPerSecond: -1 }, '"maxRequestsPerSecond" must be a number from 0.001, or Infinity, not -1'],
    [{ window: 1.5 }, '"window" must be a whole number'],
    [{ maxFailures: { ratio: 2 } }, '"maxFailures.ratio" must be a number from 0 to 1, not 2'],
    [{ maxFailures: { ration: 1 } }, '"maxFailures.ration" is not an option'],
    [{ ordered: "yes" }, '"ordered" must be true or false, not a string'],
    [{ onProgress: 1 }, '"onProgress" must be a function'],
    [{ signal: {} }, '"signal" must be an AbortSignal'],
    [{ destinationKeyId: "alias/new" }, '"destinationKeyId" is not an option; check its spelling'],
    [{ DryRun: true }, '"DryRun" is not an option'],
  ])("%j is named by the error", (options, message) => {
    const call = () => reEncryptAll(fakeClient().client, [], options);
    expect(call).toThrow(ConfigurationError);
    expect(call).toThrow(message);
  });
});

describe("results", () => {
  it("come as they are done, or in the order of the items", async () => {
    for (const ordered of [false, true]) {
      const time = new SimulatedTime();
      const { client } = fakeClient(async (input) => {
        await time.wait(100 - idOf(input));
        return outputFor(input);
      });
      const options = { ordered, maxRequestsPerSecond: Number.POSITIVE_INFINITY };
      const { results } = await run(client, numbered(50), time, options);
      const indexes = results.map(({ index }) => index);
      const sorted = indexes.toSorted((one, other) => one - other);
      expect(sorted).toEqual([...Array(50).keys()]);
      expect(JSON.stringify(indexes) === JSON.stringify(sorted)).toBe(ordered);
    }
  });

  it("are not ahead of the consumer by more than the window, and requests not more than the concurrency", async () => {
    const time = new SimulatedTime();
    const fake = fakeClient(async (input) => {
      await time.wait(1 + (idOf(input) % 7));
      return outputFor(input);
    });
    let taken = 0;
    function* counted() {
      for (const item of numbered(200)) {
        taken++;
        yield item;
      }
    }
    const results = jobOf(fake.client, counted(), time, { concurrency: 5, window: 8 });
    let consumed = 0;
    const consume = async () => {
      for await (const _ of results) {
        consumed++;
        expect(taken - consumed).toBeLessThanOrEqual(8);
        await time.wait(consumed % 3);
      }
    };
    await time.run(consume());
    expect({ consumed, mostInFlight: fake.mostInFlight }).toEqual({ consumed: 200, mostInFlight: 5 });
  });

  it("can be asked for all at once", async () => {
    const time = new SimulatedTime();
    const results = jobOf(fakeClient().client, numbered(3), time);
    const steps = await time.run(Promise.all([1, 2, 3, 4, 5].map(() => results.next())));
    expect(steps.map(({ done }) => done)).toEqual([false, false, false, true, true]);
    expect(steps[4]?.value).toMatchObject({ done: 3, changed: 3 });
  });

  it("say that nothing changed when key, material and context are the same", async () => {
    const same = (input: ReEncryptCommandInput) => ({
      ...outputFor(input),
      KeyId: OLD,
      DestinationKeyMaterialId: "a".repeat(64),
    });
    const context = { a: "1", b: "2" };
    const items = [
      { SourceEncryptionContext: context, DestinationEncryptionContext: { b: "2", a: "1" } },
      { SourceEncryptionContext: {} },
      { SourceEncryptionContext: context, DestinationEncryptionContext: { a: "1" } },
      { SourceEncryptionContext: { a: "1" }, DestinationEncryptionContext: { a: "2" } },
    ].map((contexts) => ({ ...contexts, CiphertextBlob: new Uint8Array([1]) }));
    const { results, summary } = await run(fakeClient(same).client, items, new SimulatedTime(), {
      ordered: true,
    });
    expect(results.map((result) => result.status === "reencrypted" && result.changed)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(summary).toMatchObject({
      done: 4,
      changed: 2,
      current: 2,
      bySourceKey: { [OLD]: { changed: 2 } },
    });
  });
});

describe("retries", () => {
  it("go on through throttling and transient errors until the item succeeds", async () => {
    const time = new SimulatedTime();
    const { client } = fakeClient((input, call) => {
      if (call < 5) throw new ThrottlingException();
      if (call < 10) throw new KMSInternalException();
      return outputFor(input);
    });
    const { results, summary } = await run(client, numbered(1), time);
    expect(results).toMatchObject([{ status: "reencrypted" }]);
    expect(summary).toMatchObject({ done: 1, requests: 10, retried: 9, throttled: 4 });
  });

  it("end at the deadline of the item, with the last error", async () => {
    const time = new SimulatedTime();
    const { client } = fakeClient(() => {
      throw new KMSInternalException();
    });
    const { results } = await run(client, numbered(1), time, { itemTimeout: 60_000 });
    expect(results).toMatchObject([{ status: "failed", error: { name: "KMSInternalException" } }]);
    expect(time.now()).toBeGreaterThan(20_000);
    expect(time.now()).toBeLessThanOrEqual(60_000);
  });

  it("a request that does not return fails its item at the deadline, and the job waits for it at its end", async () => {
    const time = new SimulatedTime();
    const { client } = fakeClient(async (input) => {
      if (idOf(input) === 0) await time.wait(5_000);
      return outputFor(input);
    });
    const { results, summary } = await run(client, numbered(10), time, { itemTimeout: 1_000, ordered: true });
    expect(results.map(({ status }) => status)).toEqual(["failed", ...Array(9).fill("reencrypted")]);
    expect(results[0]).toMatchObject({ error: expect.any(TimeoutError), attempts: 1 });
    expect(String(Object(results[0]).error)).toContain("no result within 1000 ms (itemTimeout)");
    expect(summary).toMatchObject({ done: 10, failed: 1, millis: 5_000 });
  });

  it("do not happen for errors that stay", async () => {
    const { client, inputs } = fakeClient(() => {
      throw new InvalidCiphertextException();
    });
    const { results } = await run(client, numbered(1), new SimulatedTime(), { skipCurrent: false });
    expect(results).toMatchObject([{ status: "failed", attempts: 1 }]);
    expect(inputs).toHaveLength(1);
  });
});

describe("skipCurrent", () => {
  it("leaves an item failed when the check itself fails", async () => {
    const { client, inputs } = fakeClient((input) => {
      throw input.DryRun ? new InvalidCiphertextException() : new IncorrectKeyException();
    });
    const { results } = await run(client, numbered(1), new SimulatedTime());
    expect(results).toMatchObject([
      { status: "failed", error: { name: "IncorrectKeyException" }, attempts: 2 },
    ]);
    expect(inputs[1]).toMatchObject({
      SourceKeyId: "alias/new",
      DestinationKeyId: "alias/new",
      DryRun: true,
    });
  });
});

describe("dedupe", () => {
  const repeated = (times: number) =>
    Array.from({ length: times }, (_, id) => ({ id, CiphertextBlob: new Uint8Array([id % 2]) }));

  it("sends equal items once", async () => {
    const { client, inputs } = fakeClient();
    const { results, summary } = await run(client, repeated(100), new SimulatedTime(), { dedupe: 10 });
    expect(inputs).toHaveLength(2);
    expect(new Set(results.map(({ item }) => Object(item).id)).size).toBe(100);
    expect(summary).toMatchObject({ done: 100, changed: 100, requests: 2 });
  });

  it("does not confuse items with other contexts or keys, or remember failures", async () => {
    const CiphertextBlob = new Uint8Array([1]);
    const { client, inputs } = fakeClient((input, call) => {
      if (call === 1) throw new InvalidCiphertextException();
      return outputFor(input);
    });
    const items = [
      { CiphertextBlob },
      { CiphertextBlob },
      { CiphertextBlob, SourceEncryptionContext: { a: "1", b: "2" } },
      { CiphertextBlob, SourceEncryptionContext: { b: "2", a: "1" } },
      { CiphertextBlob, DestinationEncryptionContext: { a: "1", b: "2" } },
      { CiphertextBlob, DestinationKeyId: "alias/other" },
    ];
    const options = { dedupe: 10, concurrency: 1, skipCurrent: false };
    const { results } = await run(client, items, new SimulatedTime(), options);
    expect(results.filter(({ status }) => status === "failed").length).toBeGreaterThan(0);
    expect(new Set(inputs.map((input) => JSON.stringify(input))).size).toBe(4);
  });

  it("forgets the items that were not used for longest", async () => {
    const { client, inputs } = fakeClient();
    const items = [1, 2, 1, 3, 1, 2].map((byte) => new Uint8Array([byte]));
    await run(client, items, new SimulatedTime(), { dedupe: 2, concurrency: 1 });
    expect(inputs.map(({ CiphertextBlob }) => CiphertextBlob?.[0])).toEqual([1, 2, 3, 2]);
  });
});

describe("a job stops", () => {
  const failing = (share: number) =>
    fakeClient((input) => {
      if (idOf(input) % 100 < share * 100) throw new InvalidCiphertextException();
      return outputFor(input);
    });

  it("when more than the allowed share of the latest items fails", async () => {
    const options = { skipCurrent: false, maxFailures: { ratio: 0.2, after: 200 } };
    const fine = await run(failing(0.2).client, numbered(2_000), new SimulatedTime(), options);
    expect(fine).toMatchObject({ error: undefined, summary: { done: 2_000, failed: 400 } });
    const { error, results, summary } = await run(
      failing(0.3).client,
      numbered(2_000),
      new SimulatedTime(),
      options,
    );
    expect(error).toBeInstanceOf(BulkStoppedError);
    expect(error).toMatchObject({
      summary: { stopped: "failures" },
      cause: { name: "InvalidCiphertextException" },
    });
    expect(String(error)).toMatch(/of the last 200 items failed, the last one because: .*raise maxFailures/s);
    expect(summary.done).toBe(results.length);
    expect(summary.done).toBeLessThan(400);
  });

  it("when items begin to fail after many have succeeded", async () => {
    const { client } = fakeClient((input) => {
      if (idOf(input) > 5_000) throw new InvalidCiphertextException();
      return outputFor(input);
    });
    const { summary } = await run(client, numbered(100_000), new SimulatedTime(), {
      skipCurrent: false,
      maxRequestsPerSecond: Number.POSITIVE_INFINITY,
    });
    expect(summary).toMatchObject({ stopped: "failures" });
    expect(summary.done).toBeLessThan(6_000);
  });

  it("not because of failures when the ratio is 1", async () => {
    const { summary } = await run(failing(1).client, numbered(300), new SimulatedTime(), {
      skipCurrent: false,
      maxFailures: { ratio: 1, after: 10 },
    });
    expect(summary).toMatchObject({ done: 300, failed: 300 });
  });

  it("when its source fails, after the results of what was sent", async () => {
    const broken = new Error("the cursor is gone");
    function* source() {
      yield* numbered(3);
      throw broken;
    }
    const { results, error } = await run(fakeClient().client, source(), new SimulatedTime());
    expect(results).toHaveLength(3);
    expect(error).toMatchObject({ cause: broken, summary: { done: 3, changed: 3, stopped: "source" } });
    expect(String(error)).toContain("the source of the items failed: the cursor is gone");
  });

  it("when onProgress throws", async () => {
    const time = new SimulatedTime();
    const { client } = fakeClient(async (input) => {
      await time.wait(1_500);
      return outputFor(input);
    });
    const onProgress = () => {
      throw new Error("no terminal");
    };
    const { results, error } = await run(client, numbered(1_000), time, { onProgress });
    expect(error).toMatchObject({ summary: { stopped: "progress" } });
    expect(results.length).toBeLessThan(100);
  });

  it("returns the summary after its error", async () => {
    const time = new SimulatedTime();
    const source = {
      [Symbol.iterator]: (): Iterator<Uint8Array> => {
        throw new Error("broken");
      },
    };
    const results = jobOf(fakeClient().client, source, time);
    await expect(time.run(results.next())).rejects.toBeInstanceOf(BulkStoppedError);
    expect(await results.next()).toMatchObject({ done: true, value: { stopped: "source" } });
  });
});

describe("an abort", () => {
  it("settles what was sent, fails what was not, closes the source, and leaves nothing behind", async () => {
    const time = new SimulatedTime();
    const controller = new AbortController();
    const fake = fakeClient(async (input) => {
      await time.wait(1_000);
      return outputFor(input);
    });
    let isClosed = false;
    let taken = 0;
    async function* source() {
      try {
        for (const item of numbered(100)) {
          taken++;
          yield item;
        }
      } finally {
        isClosed = true;
      }
    }
    const options = { concurrency: 10, maxRequestsPerSecond: 5, signal: controller.signal };
    time.setTimer(() => controller.abort(new Error("the night is over")), 2_500);
    const { results, error, summary } = await run(fake.client, source(), time, options);
    expect(error).toMatchObject({
      name: "BulkStoppedError",
      cause: { message: "the night is over" },
      summary: { stopped: "aborted" },
    });
    expect(results.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([...Array(taken).keys()]);
    const reencrypted = results.filter(({ status }) => status === "reencrypted").length;
    expect({ reencrypted, requests: summary.requests }).toEqual({
      reencrypted: fake.inputs.length,
      requests: fake.inputs.length,
    });
    const aborted = results.filter(({ status }) => status === "failed");
    expect(aborted.length).toBeGreaterThan(0);
    expect(aborted[0]).toMatchObject({ error: { name: "AbortError" }, attempts: 0 });
    expect({ isClosed, pending: time.pending }).toEqual({ isClosed: true, pending: 0 });
  });

  it("before the start sends nothing and takes nothing", async () => {
    const { client, inputs } = fakeClient();
    let isOpened = false;
    function* source() {
      isOpened = true;
      yield new Uint8Array(1);
    }
    const options = { signal: AbortSignal.abort("no") };
    const { error } = await run(client, source(), new SimulatedTime(), options);
    expect(error).toMatchObject({ cause: "no" });
    expect({ inputs, isOpened }).toEqual({ inputs: [], isOpened: false });
  });

  it("does not wait for a source that never returns", async () => {
    const time = new SimulatedTime();
    const controller = new AbortController();
    const source = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }),
    };
    time.setTimer(() => controller.abort(), 10);
    const { error } = await run(fakeClient().client, source, time, { signal: controller.signal });
    expect(error).toBeInstanceOf(BulkStoppedError);
  });

  it("ends the retries of an item that waits for its next attempt", async () => {
    const time = new SimulatedTime();
    const controller = new AbortController();
    const { client } = fakeClient(() => {
      throw new KMSInternalException();
    });
    time.setTimer(() => controller.abort(), 5_000);
    const { results } = await run(client, numbered(1), time, { signal: controller.signal });
    expect(results).toMatchObject([{ status: "failed", error: { name: "KMSInternalException" } }]);
    expect(time.now()).toBeLessThan(5_001);
  });
});

describe("leaving the loop", () => {
  it("waits for what was sent, closes the source, and sends no more", async () => {
    const time = new SimulatedTime();
    const fake = fakeClient(async (input) => {
      await time.wait(100 + idOf(input));
      return outputFor(input);
    });
    let isClosed = false;
    function* source() {
      try {
        yield* numbered(1_000);
      } finally {
        isClosed = true;
      }
    }
    const results = jobOf(fake.client, source(), time, { concurrency: 7 });
    const consume = async () => {
      for await (const _ of results) break;
    };
    await time.run(consume());
    expect({ isClosed, inFlight: fake.inFlight, pending: time.pending }).toEqual({
      isClosed: true,
      inFlight: 0,
      pending: 0,
    });
    const sent = fake.inputs.length;
    expect(sent).toBeLessThan(10);
    expect(results.summary).toMatchObject({ stopped: "left", requests: sent });
    expect(await results.next()).toMatchObject({ done: true });
  });

  it("happens at the end of the block that declares the results with await using", async () => {
    const fake = fakeClient();
    let results: ReturnType<typeof jobOf>;
    {
      await using inBlock = jobOf(fake.client, numbered(1_000), new SimulatedTime());
      results = inBlock;
      await inBlock.next();
    }
    expect(results.summary).toMatchObject({ stopped: "left" });
  });

  it("rejects when the source cannot be closed", async () => {
    const source = {
      [Symbol.iterator]: () => ({
        next: () => ({ done: false as const, value: new Uint8Array(1) }),
        return: () => {
          throw new Error("cannot close");
        },
      }),
    };
    const results = jobOf(fakeClient().client, source, new SimulatedTime());
    const consume = async () => {
      for await (const _ of results) break;
    };
    await expect(consume()).rejects.toThrow("cannot close");
  });
});

describe("onProgress", () => {
  it("receives the summary every second and at the end, even when all requests are throttled", async () => {
    const time = new SimulatedTime();
    const { client } = fakeClient((input) => {
      if (time.now() < 4_500) throw new ThrottlingException();
      return outputFor(input);
    });
    const seen: number[] = [];
    const { summary } = await run(client, numbered(3), time, {
      onProgress: ({ millis }) => void seen.push(millis),
    });
    expect(seen.slice(0, 4)).toEqual([1_000, 2_000, 3_000, 4_000]);
    expect(seen.at(-1)).toBe(summary.millis);
  });
});

describe("the summary", () => {
  it("counts by source key, and finds the key of items that failed by the name that others have", async () => {
    const { client } = fakeClient((input) => {
      if (idOf(input) % 4 === 0) throw new InvalidCiphertextException();
      return outputFor(input);
    });
    const { summary } = await run(client, numbered(20), new SimulatedTime(), {
      SourceKeyId: "alias/old",
      skipCurrent: false,
    });
    expect(summary).toMatchObject({ done: 20, changed: 15, current: 0, failed: 5 });
    expect(summary.bySourceKey).toEqual({ [OLD]: { changed: 15, current: 0, failed: 5 } });
    expect(NEW).not.toBe(OLD);
  });

  it("has a bounded number of source keys", async () => {
    const { client } = fakeClient(() => {
      throw new InvalidCiphertextException();
    });
    const items = Array.from({ length: 1_500 }, (_, id) => ({
      CiphertextBlob: new Uint8Array(1),
      SourceKeyId: `key-${id}`,
    }));
    const { summary } = await run(client, items, new SimulatedTime(), {
      skipCurrent: false,
      maxFailures: { ratio: 1 },
    });
    expect(Object.keys(summary.bySourceKey)).toHaveLength(1_001);
    expect(summary.bySourceKey.other).toMatchObject({ failed: 500 });
  });
});

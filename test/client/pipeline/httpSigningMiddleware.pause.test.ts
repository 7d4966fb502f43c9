/** A process that is frozen between signing and sending, as Lambda functions and laptops are. */
import { KMSClient, type KMSClientConfig, ListKeysCommand } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../support/stub-client.js";

const MINUTE = 60_000;
const NOON = new Date("2026-03-01T12:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** A client of a LocalKms whose clock is that of this machine; the first attempts are sent after a pause. */
async function pausingClient(pauses: readonly number[], config: KMSClientConfig = {}) {
  const clock = new VirtualClock(NOON);
  const kms = await LocalKms.start({ clock });
  onTestFinished(() => kms.close());
  const { endpoint, region, credentials } = kms;
  const client = new KMSClient({
    endpoint,
    region,
    credentials,
    retryStrategy: retryImmediately(5),
    ...config,
  });
  let sent = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      clock.advance(pauses[sent++] ?? 0);
      vi.setSystemTime(clock.now());
      return next(args);
    },
    { step: "deserialize", priority: "low", name: "pause" },
  );
  return { client, kms };
}

describe("a call of a process that was frozen after it had signed", () => {
  it.each([6, 14, 60 * 24])("for %i minutes is signed afresh, with the clock as it is", async (minutes) => {
    const { client, kms } = await pausingClient([minutes * MINUTE]);
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(2);
    expect(kms.requests).toHaveLength(2);
    expect(Math.abs(client.config.systemClockOffset)).toBeLessThan(MINUTE);
  });

  it("is signed afresh when the client must not correct its clock", async () => {
    const { client } = await pausingClient([6 * MINUTE], { disableClockSkewCorrection: true });
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(2);
    expect(client.config.systemClockOffset).toBe(0);
  });

  it("is signed afresh each time that it is frozen, up to its maximum number of attempts", async () => {
    const { client } = await pausingClient([6 * MINUTE, 6 * MINUTE]);
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(3);
    const { client: other } = await pausingClient(Array(9).fill(6 * MINUTE));
    expect(await rejection(other.send(new ListKeysCommand()))).toMatchObject({
      name: "InvalidSignatureException",
      $metadata: { attempts: 5 },
    });
  });

  it("does not count for other calls", async () => {
    const { client } = await pausingClient([6 * MINUTE, 0, 6 * MINUTE]);
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(2);
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(2);
  });

  it("less than the 5 minutes that KMS allows succeeds at once", async () => {
    const { client } = await pausingClient([4 * MINUTE]);
    expect((await client.send(new ListKeysCommand())).$metadata.attempts).toBe(1);
  });
});

describe("a rejected signature", () => {
  const rejected = (code: string, message?: string, headers: Record<string, string> = {}): StubResponse => ({
    status: 403,
    headers,
    body: { __type: code, message },
  });
  const callWith = async (response: StubResponse, last: StubResponse = reEncryptResponse) => {
    const { client } = stubClient([response, last], { retryStrategy: retryImmediately(5) });
    const { $metadata } = Object(await client.send(reEncrypt()).catch((error: unknown) => error));
    return { attempts: $metadata.attempts, offset: client.config.systemClockOffset };
  };
  const expired =
    "Signature expired: 20260301T120000Z is now earlier than 20260301T145500Z (20260301T150000Z - 5 min.)";
  const early =
    "Signature not yet current: 20260301T120000Z is still later than 20260301T090500Z (20260301T090000Z + 5 min.)";

  it.each([
    [expired, {}, 180 * MINUTE],
    [early, {}, -180 * MINUTE],
    [expired, { date: "yesterday" }, 180 * MINUTE],
    [expired, { date: "Sun, 01 Mar 2026 14:00:00 GMT" }, 120 * MINUTE],
    // A proxy has added the time of its own clock, which is as wrong as that of this machine.
    [expired, { date: "Sun, 01 Mar 2026 12:00:01 GMT" }, 180 * MINUTE],
  ])(
    "corrects the clock by the message when the response has no readable date, or that of the client: %s %j",
    async (...row) => {
      const [message, headers, offset] = row;
      expect(await callWith(rejected("InvalidSignatureException", message, headers))).toEqual({
        attempts: 2,
        offset,
      });
    },
  );

  it.each([
    rejected("RequestExpired"),
    rejected("RequestTimeTooSkewed", "The difference is too large."),
    rejected("RequestInTheFuture"),
    rejected("SignatureDoesNotMatch", "Signature expired: 1 is now earlier than 2"),
    rejected("InvalidSignatureException", "Signature not yet current: 1 is still later than 2"),
  ])("is worth one fresh attempt when it is for its date: %j", async (response) => {
    expect(await callWith(response)).toEqual({ attempts: 2, offset: 0 });
    expect(await callWith(response, response)).toEqual({ attempts: 2, offset: 0 });
  });

  it.each([
    rejected("InvalidSignatureException", "The request signature we calculated does not match."),
    rejected("InvalidSignatureException"),
    rejected("AccessDeniedException", expired.slice(0, 5)),
  ])("is final when it is for another reason: %j", async (response) => {
    expect(await callWith(response)).toEqual({ attempts: 1, offset: 0 });
  });
});

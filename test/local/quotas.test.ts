import { EncryptCommand, KMSClient, ThrottlingException } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { bytes, send } from "./support.js";

const NOON = new Date("2026-03-01T12:00:00Z");
const ALICE = "arn:aws:iam::111122223333:user/alice";
const BOB = "arn:aws:iam::444455556666:user/bob";

const THROTTLED = {
  __type: "ThrottlingException",
  message: "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
};

async function start(requestsPerSecond: number) {
  const clock = new VirtualClock(NOON);
  const principals = [{ arn: ALICE }, { arn: BOB }];
  const kms = await LocalKms.start({ clock, principals, quotas: { requestsPerSecond } });
  const throttled = async (arn = ALICE): Promise<boolean> => {
    const signing = { body: "{}", date: clock.now(), credentials: kms.credentialsOf(arn) };
    const { status, body } = await send(kms, "Decrypt", signing);
    if (Object(body).__type === "ThrottlingException") {
      expect({ status, body }).toEqual({ status: 400, body: THROTTLED });
      return true;
    }
    return false;
  };
  return { kms, clock, throttled, [Symbol.asyncDispose]: () => kms.close() };
}

describe("requestsPerSecond", () => {
  test("lets as many through, and then as many as the time brings", async () => {
    await using started = await start(3);
    const { clock, throttled } = started;
    expect([await throttled(), await throttled(), await throttled(), await throttled()]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    clock.advance(333);
    expect(await throttled()).toBe(true);
    clock.advance(1);
    expect([await throttled(), await throttled()]).toEqual([false, true]);
  });

  test("saves up no more than for a second", async () => {
    await using started = await start(2);
    const { clock, throttled } = started;
    expect(await throttled()).toBe(false);
    clock.advance(60_000);
    expect([await throttled(), await throttled(), await throttled()]).toEqual([false, false, true]);
  });

  test("may be less than one", async () => {
    await using started = await start(0.1);
    const { clock, throttled } = started;
    expect([await throttled(), await throttled()]).toEqual([false, true]);
    clock.advance(9_999);
    expect(await throttled()).toBe(true);
    clock.advance(1);
    expect(await throttled()).toBe(false);
  });

  test("counts each account on its own", async () => {
    await using started = await start(1);
    const { throttled } = started;
    expect([await throttled(ALICE), await throttled(BOB)]).toEqual([false, false]);
    expect([await throttled(ALICE), await throttled(BOB)]).toEqual([true, true]);
  });

  test("does not count what is not signed, and starts anew with a reset", async () => {
    await using started = await start(1);
    const { kms, throttled } = started;
    await send(kms, "Decrypt", { body: "{}" });
    expect([await throttled(), await throttled()]).toEqual([false, true]);
    await kms.reset();
    expect(await throttled()).toBe(false);
  });

  test("makes a client throw ThrottlingException", async () => {
    await using kms = await LocalKms.start({ quotas: { requestsPerSecond: 0.001 } });
    const { KeyId } = await kms.createKey();
    const { endpoint, region, credentials } = kms;
    const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
    const encrypt = new EncryptCommand({ KeyId, Plaintext: bytes("data") });
    await client.send(encrypt);
    await expect(client.send(encrypt)).rejects.toBeInstanceOf(ThrottlingException);
  });
});

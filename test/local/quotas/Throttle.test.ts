import { EncryptCommand, KMSClient, ThrottlingException } from "kms-reencrypt";
import { LocalKms, type LocalKmsQuotas, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { bytes, send } from "../support.js";

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
  test("accepts that many requests, and more as time passes", async () => {
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

  test("saves up the requests of at most one second", async () => {
    await using started = await start(2);
    const { clock, throttled } = started;
    expect(await throttled()).toBe(false);
    clock.advance(60_000);
    expect([await throttled(), await throttled(), await throttled()]).toEqual([false, false, true]);
  });

  test("can be less than one", async () => {
    await using started = await start(0.1);
    const { clock, throttled } = started;
    expect([await throttled(), await throttled()]).toEqual([false, true]);
    clock.advance(9_999);
    expect(await throttled()).toBe(true);
    clock.advance(1);
    expect(await throttled()).toBe(false);
  });

  test("counts each account separately", async () => {
    await using started = await start(1);
    const { throttled } = started;
    expect([await throttled(ALICE), await throttled(BOB)]).toEqual([false, false]);
    expect([await throttled(ALICE), await throttled(BOB)]).toEqual([true, true]);
  });

  test("does not count requests with an invalid signature, and starts again after a reset", async () => {
    await using started = await start(1);
    const { kms, throttled } = started;
    await send(kms, "Decrypt", { body: "{}" });
    expect([await throttled(), await throttled()]).toEqual([false, true]);
    await kms.reset();
    expect(await throttled()).toBe(false);
  });

  test("makes the client throw ThrottlingException", async () => {
    await using kms = await LocalKms.start({ quotas: { requestsPerSecond: 0.001 } });
    const { KeyId } = await kms.createKey();
    const { endpoint, region, credentials } = kms;
    const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
    const encrypt = new EncryptCommand({ KeyId, Plaintext: bytes("data") });
    await client.send(encrypt);
    await expect(client.send(encrypt)).rejects.toBeInstanceOf(ThrottlingException);
  });
});

describe("the other quotas", () => {
  /** Returns for each of several successive calls whether it is throttled. The clock stands still. */
  async function throttledWith(
    quotas: LocalKmsQuotas,
    calls: readonly (readonly [string, object?, string?])[],
  ) {
    const clock = new VirtualClock(NOON);
    const principals = [{ arn: ALICE }, { arn: BOB }];
    await using kms = await LocalKms.start({ clock, principals, quotas });
    const throttledCalls: boolean[] = [];
    for (const [operation, input = {}, arn = ALICE] of calls) {
      const signing = { date: clock.now(), credentials: kms.credentialsOf(arn) };
      const { body } = await send(kms, operation, { ...signing, body: JSON.stringify(input) });
      throttledCalls.push(Object(body).__type === "ThrottlingException");
    }
    return throttledCalls;
  }

  const RSA = { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };

  test("operations with symmetric keys share one quota, and those with RSA keys do not use it", async () => {
    const names = ["Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"];
    const calls = [...names, "GenerateRandom"].map((name) => [name] as const);
    const throttled = await throttledWith({ cryptographicOperations: { symmetric: 5 } }, [
      ...calls,
      ["Encrypt", RSA],
      ["DescribeKey"],
      ["GenerateDataKeyPair", { KeyPairSpec: "RSA_2048" }],
      ["Decrypt"],
    ]);
    expect(throttled).toEqual([false, false, false, false, false, true, false, false, false, true]);
  });

  test("operations with RSA keys share one quota", async () => {
    const throttled = await throttledWith({ cryptographicOperations: { rsa: 2 } }, [
      ["Encrypt", RSA],
      ["Decrypt", { EncryptionAlgorithm: "RSAES_OAEP_SHA_1" }],
      ["Encrypt", RSA],
      ["Encrypt"],
    ]);
    expect(throttled).toEqual([false, false, true, false]);
  });

  test("signatures and shared secrets count by the kind of key, and MACs as symmetric", async () => {
    const quotas = { cryptographicOperations: { symmetric: 1, rsa: 1, ecc: 2 } };
    const throttled = await throttledWith(quotas, [
      ["Sign", { SigningAlgorithm: "ECDSA_SHA_256" }],
      ["DeriveSharedSecret", { KeyAgreementAlgorithm: "ECDH" }],
      ["Verify", { SigningAlgorithm: "ED25519_SHA_512" }],
      ["Verify", { SigningAlgorithm: "RSASSA_PSS_SHA_256" }],
      ["Sign", { SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256" }],
      ["GenerateMac"],
      ["VerifyMac"],
    ]);
    expect(throttled).toEqual([false, false, true, false, true, false, true]);
  });

  test("a ReEncrypt counts once for each kind of key that it uses", async () => {
    const quotas = { cryptographicOperations: { symmetric: 2, rsa: 1 } };
    const throttled = await throttledWith(quotas, [
      ["ReEncrypt"],
      ["ReEncrypt", { SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256" }],
      ["Decrypt"],
      ["Decrypt", RSA],
    ]);
    expect(throttled).toEqual([false, false, true, true]);
  });

  test("operations that generate key pairs share one quota for each KeyPairSpec", async () => {
    const throttled = await throttledWith({ dataKeyPairs: { RSA_2048: 1 } }, [
      ["GenerateDataKeyPair", { KeyPairSpec: "RSA_2048" }],
      ["GenerateDataKeyPairWithoutPlaintext", { KeyPairSpec: "RSA_2048" }],
      ["GenerateDataKeyPair", { KeyPairSpec: "ECC_NIST_P256" }],
      ["GenerateDataKeyPair", { KeyPairSpec: "constructor" }],
    ]);
    expect(throttled).toEqual([false, true, false, false]);
  });

  test("a quota of a single operation holds for each account", async () => {
    const throttled = await throttledWith({ operations: { DescribeKey: 1, ListKeys: 2 } }, [
      ["DescribeKey"],
      ["DescribeKey"],
      ["ListKeys"],
      ["ListKeys"],
      ["ListKeys"],
      ["DescribeKey", {}, BOB],
      ["ListAliases"],
    ]);
    expect(throttled).toEqual([false, true, false, false, true, false, false]);
  });

  test("a throttled request counts towards no quota", async () => {
    const quotas = { requestsPerSecond: 2, operations: { Encrypt: 1 } };
    const throttled = await throttledWith(quotas, [
      ["Encrypt"],
      ["Encrypt"],
      ["Encrypt"],
      ["Decrypt"],
      ["Decrypt"],
    ]);
    expect(throttled).toEqual([false, true, true, false, true]);
  });

  test("quotas can be infinite or undefined", async () => {
    const quotas = { requestsPerSecond: Number.POSITIVE_INFINITY, operations: { Encrypt: undefined } };
    expect(await throttledWith(quotas, [["Encrypt"], ["Encrypt"]])).toEqual([false, false]);
  });

  test.each<[unknown, RegExp]>([
    [
      { rsa: 1 },
      /quotas\.rsa is not a quota; the quotas are requestsPerSecond, cryptographicOperations, dataKeyPairs, operations$/,
    ],
    [{ cryptographicOperations: 1 }, /quotas\.cryptographicOperations must be an object of numbers$/],
    [
      { cryptographicOperations: { RSA: 1 } },
      /quotas\.cryptographicOperations\.RSA is not a quota; the quotas of cryptographicOperations are symmetric, rsa, ecc$/,
    ],
    [
      { dataKeyPairs: { RSA_1024: 1 } },
      /quotas\.dataKeyPairs\.RSA_1024 is not a quota; the quotas of dataKeyPairs are ECC_/,
    ],
    [
      { operations: { reEncrypt: 1 } },
      /quotas\.operations\.reEncrypt is not a quota; the quotas of operations are CancelKeyDeletion, /,
    ],
    [JSON.parse('{"operations":{"__proto__":1}}'), /quotas\.operations\.__proto__ is not a quota/],
    [{ operations: { ReEncrypt: 0 } }, /quotas\.operations\.ReEncrypt must be a number above 0$/],
    [
      { cryptographicOperations: { symmetric: "1" } },
      /quotas\.cryptographicOperations\.symmetric must be a number above 0$/,
    ],
    [{ requestsPerSecond: Number.NaN }, /quotas\.requestsPerSecond must be a number above 0$/],
  ])("%j is invalid", async (quotas, message) => {
    await expect(LocalKms.start({ quotas: quotas as LocalKmsQuotas })).rejects.toThrow(message);
  });
});

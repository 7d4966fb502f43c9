import { describe, expect, test } from "vitest";
import { KeyStore } from "../../../src/local/keys/KeyStore.js";
import { perform } from "../../../src/local/perform.js";

const symmetric = { spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", description: "" } as const;
const DAY = 24 * 60 * 60 * 1000;

function storeWithClock() {
  let now = Date.UTC(2026, 0, 1);
  const store = new KeyStore({ region: "us-east-1", accountId: "111122223333" }, () => new Date(now));
  return {
    store,
    pass: (time: number) => {
      now += time;
    },
  };
}

describe("KeyStore", () => {
  test("generates different key material for every key, with different IDs", async () => {
    const { store } = storeWithClock();
    const keys = await Promise.all(Array.from({ length: 20 }, () => store.generate(symmetric)));
    const ids = keys.map(({ material }) => (material?.kind === "symmetric" ? material.currentId : ""));
    expect(new Set(ids).size).toBe(20);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)));
  });

  test("deletes a key and its aliases on its deletion date", async () => {
    const { store, pass } = storeWithClock();
    const key = await store.generate(symmetric);
    store.add(key);
    store.aliases.set("alias/a", key, store.now());
    await perform("scheduleKeyDeletion", store, { KeyId: key.keyId, PendingWindowInDays: 7 });
    const alias = "arn:aws:kms:us-east-1:111122223333:alias/a";

    pass(7 * DAY - 1);
    expect(store.get(key.keyId)).toBe(key);
    expect(store.aliases.get(alias)).toMatchObject({ name: "alias/a", targetKeyId: key.keyId });
    pass(1);
    expect(store.aliases.get(alias)).toBeUndefined();
    expect(store.get(key.keyId)).toBeUndefined();
    expect(store.keysOf("111122223333")).toEqual([]);
    expect(store.aliases.of("111122223333")).toEqual([]);
  });
});

import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { KMS, KMSClient, NotFoundException } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

let server: LocalKms;
let kms: KMS;
beforeAll(async () => {
  server = await LocalKms.start();
  kms = new KMS({ endpoint: server.endpoint, region: server.region, credentials: server.credentials });
});
afterAll(async () => {
  kms.destroy();
  await server.close();
});

const bytes = (text: string) => new TextEncoder().encode(text);

test("KMS has a method for every command of the package, under the same name as in the AWS SDK", () => {
  const commands = Object.keys(ours).filter((name) => /^[A-Z].*Command$/.test(name) && name !== "KMSCommand");
  expect(commands.length).toBeGreaterThan(15);
  for (const command of commands) {
    const method = command.charAt(0).toLowerCase() + command.slice(1, -"Command".length);
    expect(Reflect.get(kms, method), method).toBeTypeOf("function");
    expect(Reflect.get(sdk.KMS.prototype, method), method).toBeTypeOf("function");
  }
});

test("KMS is a KMSClient whose methods are not enumerable, like those of any class", () => {
  expect(kms).toBeInstanceOf(KMSClient);
  expect(Object.keys(kms)).not.toContain("reEncrypt");
  expect(kms.constructor.name).toBe("KMS");
});

describe("a method of KMS", () => {
  test("takes the input and returns the output", async () => {
    const { KeyMetadata: old } = await kms.createKey();
    const { KeyMetadata: next } = await kms.createKey({ Description: "next" });
    const { CiphertextBlob } = await kms.encrypt({ KeyId: old.KeyId, Plaintext: bytes("data") });
    const reEncrypted = await kms.reEncrypt({ CiphertextBlob, DestinationKeyId: next.KeyId });
    expect(reEncrypted.KeyId).toBe(next.Arn);
    const decrypted = await kms.decrypt({ CiphertextBlob: reEncrypted.CiphertextBlob });
    expect(decrypted.Plaintext).toEqual(bytes("data"));
  });

  test("takes options after the input", async () => {
    const abortSignal = AbortSignal.abort();
    await expect(kms.listKeys({}, { abortSignal })).rejects.toMatchObject({ name: "AbortError" });
  });

  test("can be passed to map() once it is bound", async () => {
    const inputs = [await kms.createKey(), await kms.createKey()].map(({ KeyMetadata: { KeyId } }) => ({
      KeyId,
    }));
    // map() also passes an index and the whole array.
    const calls = inputs.map((...args) => Reflect.apply(kms.describeKey, kms, args));
    const outputs = await Promise.all(calls);
    expect(outputs.map(({ KeyMetadata: { KeyId } }) => ({ KeyId }))).toEqual(inputs);
  });

  test("uses the cached middleware stack with cacheMiddleware", async () => {
    const { endpoint, region, credentials } = server;
    const caching = new KMS({ endpoint, region, credentials, cacheMiddleware: true });
    await caching.listKeys();
    const late = vi.fn((next) => next);
    caching.middlewareStack.add(late, { step: "initialize" });
    await caching.listKeys();
    expect(late).not.toHaveBeenCalled();
    await caching.listAliases();
    expect(late).toHaveBeenCalledOnce();
    caching.destroy();
  });

  test("passes the output to its callback", async () => {
    const output = await new Promise((resolve) => {
      kms.listKeys({ Limit: 1 }, (error, value) => resolve(error ?? value));
    });
    expect(output).toMatchObject({ Keys: expect.any(Array) });
  });

  test("passes the error to its callback, also after options", async () => {
    const error = await new Promise((resolve) => {
      kms.describeKey({ KeyId: "alias/missing" }, { requestTimeout: 5000 }, resolve);
    });
    expect(error).toBeInstanceOf(NotFoundException);
  });
});

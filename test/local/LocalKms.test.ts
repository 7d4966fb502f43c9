import { connect } from "node:net";
import { inspect } from "node:util";
import { DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { awsClient, bytes, call } from "./support.js";

describe("LocalKms.start", () => {
  test("listens on a free loopback port, in us-east-1", async () => {
    await using kms = await LocalKms.start();
    expect(kms.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(kms).toMatchObject({ region: "us-east-1", accountId: "111122223333" });
    expect(kms.credentials).toEqual({
      accessKeyId: expect.stringMatching(/^[A-Z0-9]{20}$/),
      secretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
    });
  });

  test("takes host, Region and account", async () => {
    await using kms = await LocalKms.start({
      host: "localhost",
      region: "cn-north-1",
      accountId: "123456789012",
    });
    expect(kms.endpoint).toMatch(/^http:\/\/localhost:\d+$/);
    const { Arn, KeyId } = await kms.createKey();
    expect(Arn).toBe(`arn:aws-cn:kms:cn-north-1:123456789012:key/${KeyId}`);
    const { KeyId: encryptedWith } = await awsClient(kms).send(
      new EncryptCommand({ KeyId, Plaintext: bytes("data") }),
    );
    expect(encryptedWith).toBe(Arn);
  });

  test.each<[string, object, RegExp]>([
    ["a port out of range", { port: 65536 }, /port must be a whole number from 0 .* to 65535, not 65536/],
    ["a port as text", { port: "4566" }, /port must be .*, not "4566"/],
    ["an empty host", { host: "" }, /host must be .*, not ""/],
    [
      "what is no Region",
      { region: "Frankfurt" },
      /region must be a Region such as "us-east-1", not "Frankfurt"/,
    ],
    ["a short account id", { accountId: "1111" }, /accountId must be a string of 12 digits, not "1111"/],
    ["an account id as a number", { accountId: 111122223333 }, /accountId must be a string of 12 digits/],
    [
      "an unknown option",
      { Region: "us-east-1" },
      /Region is not an option; the options are port, host, region, accountId/,
    ],
    ["several at once", { port: -1, accountId: "" }, /port must be .*; accountId must be /],
  ])("refuses %s", async (_, options, message) => {
    await expect(LocalKms.start(options)).rejects.toThrow(message);
    await expect(LocalKms.start(options)).rejects.toBeInstanceOf(TypeError);
  });

  test("says what to do when the port is in use", async () => {
    await using kms = await LocalKms.start();
    const port = Number(new URL(kms.endpoint).port);
    await expect(LocalKms.start({ port })).rejects.toThrow(
      new RegExp(`cannot listen on 127\\.0\\.0\\.1:${port} .*EADDRINUSE.*leave out port`),
    );
  });
});

describe("a LocalKms", () => {
  test("does not show its secrets", async () => {
    await using kms = await LocalKms.start();
    await kms.createKey();
    const shown = [inspect(kms, { depth: null, showHidden: true }), JSON.stringify(kms), String(kms)].join();
    expect(shown).not.toContain(kms.credentials.secretAccessKey);
    expect(shown).not.toContain("secretAccessKey");
  });

  test("gives out copies of its credentials", async () => {
    await using kms = await LocalKms.start();
    const { secretAccessKey } = kms.credentials;
    kms.credentials.secretAccessKey = "changed";
    expect(kms.credentials.secretAccessKey).toBe(secretAccessKey);
  });

  test("shares nothing with another", async () => {
    await using one = await LocalKms.start();
    await using other = await LocalKms.start();
    expect(other.endpoint).not.toBe(one.endpoint);
    expect(other.credentials.accessKeyId).not.toBe(one.credentials.accessKeyId);
    expect(other.credentials.secretAccessKey).not.toBe(one.credentials.secretAccessKey);

    const { KeyId } = await one.createKey();
    const encrypt = new EncryptCommand({ KeyId, Plaintext: bytes("data") });
    await expect(awsClient(other).send(encrypt)).rejects.toMatchObject({ name: "NotFoundException" });

    const stranger = awsClient(other);
    stranger.config.credentials = async () => one.credentials;
    await expect(stranger.send(new DecryptCommand({ CiphertextBlob: bytes("a") }))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });
});

describe("close", () => {
  test("ends idle connections and stops listening", async () => {
    const kms = await LocalKms.start();
    await call(kms, "Decrypt", {});
    await kms.close();
    await expect(call(kms, "Decrypt", {})).rejects.toThrow();
  });

  test("may be called again", async () => {
    const kms = await LocalKms.start();
    await Promise.all([kms.close(), kms.close()]);
    await kms.close();
  });

  test("does not wait for a request that never ends", async () => {
    const kms = await LocalKms.start();
    const socket = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("error", () => {});
    socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n1");
    // Answered after the unfinished request has come in.
    await call(kms, "Decrypt", {});
    await kms.close();
    await closed;
  });

  test("comes at the end of the block that holds it", async () => {
    let endpoint: string;
    {
      await using kms = await LocalKms.start();
      endpoint = kms.endpoint;
    }
    await expect(fetch(endpoint)).rejects.toThrow();
  });
});

import { once } from "node:events";
import { connect } from "node:net";
import { inspect } from "node:util";
import { DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { awsClient, bytes, call } from "./support.js";

const ALICE = "arn:aws:iam::111122223333:user/alice";
const BOB = "arn:aws:iam::111122223333:user/bob";
const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "do-not-print" };

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

  test("uses the host, Region and account of the options", async () => {
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
    ["a port as string", { port: "4566" }, /port must be .*, not "4566"/],
    ["an empty host", { host: "" }, /host must be .*, not ""/],
    [
      "an invalid Region",
      { region: "Frankfurt" },
      /region must be a Region such as "us-east-1", not "Frankfurt"/,
    ],
    ["a short account ID", { accountId: "1111" }, /accountId must be a string of 12 digits, not "1111"/],
    ["an account ID as number", { accountId: 111122223333 }, /accountId must be a string of 12 digits/],
    [
      "an unknown option",
      { Region: "us-east-1" },
      /Region is not an option; the options are port, host, region, regions, accountId, principals, seed, clock, quotas, propagation, verifySignatures$/,
    ],
    [
      "an empty list of principals",
      { principals: [] },
      /principals must be a list of at least one principal$/,
    ],
    [
      "a principal that is not an object",
      { principals: ["alice"] },
      /principals\[0\]\.arn must be the ARN of a user/,
    ],
    [
      "a key ARN as principal",
      { principals: [{ arn: "arn:aws:kms:us-east-1:1:key/a" }] },
      /principals\[0\]\.arn must be/,
    ],
    [
      "a principal with an unknown member",
      { principals: [{ arn: ALICE, name: "a" }] },
      /principals\[0\]\.name is not a member; the members are arn, credentials, userId and statements$/,
    ],
    [
      "the same principal twice",
      { principals: [{ arn: ALICE }, { arn: ALICE }] },
      /principals must not contain the same arn twice$/,
    ],
    [
      "the same access key ID twice",
      {
        principals: [
          { arn: ALICE, credentials },
          { arn: BOB, credentials },
        ],
      },
      /principals must not contain the same accessKeyId twice$/,
    ],
    ...[
      "secret",
      { accessKeyId: "A" },
      { ...credentials, accessKeyId: "A/B" },
      { ...credentials, sessionToken: "" },
      { ...credentials, expiration: "secret" },
      { ...credentials, expiration: new Date("secret") },
    ].map((wrong): [string, object, RegExp] => [
      `credentials ${JSON.stringify(wrong)}`,
      { principals: [{ arn: ALICE, credentials: wrong }] },
      /principals\[0\]\.credentials must be \{ accessKeyId, secretAccessKey \}/,
    ]),
    ...[{}, [{}], [{ effect: "allow", actions: [] }], [{ effect: "Deny", actions: "kms:*" }]].map(
      (statements): [string, object, RegExp] => [
        `statements ${JSON.stringify(statements)}`,
        { principals: [{ arn: ALICE, statements }] },
        /principals\[0\]\.statements must be a list of/,
      ],
    ),
    ["a clock as number", { clock: 0 }, /clock must have a method now that returns a valid Date/],
    [
      "a clock with an invalid time",
      { clock: { now: () => new Date("noon") } },
      /clock must have a method now/,
    ],
    ["the class Date as clock", { clock: { now: Date.now } }, /clock must have a method now/],
    ["quotas as number", { quotas: 5 }, /quotas must be an object such as/],
    [
      "a quota of 0",
      { quotas: { requestsPerSecond: 0 } },
      /quotas\.requestsPerSecond must be a number above 0$/,
    ],
    ["an unknown quota", { quotas: { Encrypt: 1 } }, /quotas\.Encrypt is not a quota/],
    ["a seed as number", { seed: 1 }, /seed must be an object, or the path of a JSON or YAML file$/],
    [
      "verifySignatures as string",
      { verifySignatures: "no" },
      /verifySignatures must be true or false, not "no"$/,
    ],
    ["several invalid options", { port: -1, accountId: "" }, /port must be .*; accountId must be /],
  ])("rejects %s", async (_, options, message) => {
    const error: unknown = await LocalKms.start(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect(String(error)).not.toContain(credentials.secretAccessKey);
  });

  test("emits a warning when other machines can reach it", async () => {
    const warned = once(process, "warning");
    await using kms = await LocalKms.start({ host: "0.0.0.0" });
    expect(kms.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const [warning] = await warned;
    expect(warning).toMatchObject({
      name: "LocalKmsWarning",
      code: "LOCAL_KMS_EXPOSED",
      message: expect.stringMatching(
        /^LocalKms listens on 0\.0\.0\.0, .*Everyone who has its credentials can decrypt everything.*Leave out host/,
      ),
    });
    const again = once(process, "warning");
    await using open = await LocalKms.start({ host: "0.0.0.0", verifySignatures: false });
    expect(open.endpoint).not.toBe(kms.endpoint);
    const [{ message }] = await again;
    expect(message).toMatch(/It does not verify signatures, so everyone can decrypt everything/);
  });

  test("emits no warning when only this machine can reach it", async () => {
    const warnings: Error[] = [];
    const collect = (warning: Error) => warnings.push(warning);
    process.on("warning", collect);
    for (const host of ["127.0.0.1", "localhost", "::ffff:127.0.0.1"]) {
      await (await LocalKms.start({ host })).close();
    }
    await new Promise(setImmediate);
    process.off("warning", collect);
    expect(warnings.filter(({ name }) => name === "LocalKmsWarning")).toEqual([]);
  });

  test("throws an error with advice when the port is in use", async () => {
    await using kms = await LocalKms.start();
    const port = Number(new URL(kms.endpoint).port);
    await expect(LocalKms.start({ port })).rejects.toThrow(
      new RegExp(`cannot listen on 127\\.0\\.0\\.1:${port} .*EADDRINUSE.*leave out port`),
    );
  });
});

describe("a LocalKms", () => {
  test("does not show its secrets when it is printed", async () => {
    await using kms = await LocalKms.start();
    await kms.createKey();
    const shown = [inspect(kms, { depth: null, showHidden: true }), JSON.stringify(kms), String(kms)].join();
    expect(shown).not.toContain(kms.credentials.secretAccessKey);
    expect(shown).not.toContain("secretAccessKey");
  });

  test("returns copies of its credentials", async () => {
    await using kms = await LocalKms.start();
    const { secretAccessKey } = kms.credentials;
    kms.credentials.secretAccessKey = "changed";
    expect(kms.credentials.secretAccessKey).toBe(secretAccessKey);
  });

  test("shares no state with another instance", async () => {
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
  test("closes idle connections and stops listening", async () => {
    const kms = await LocalKms.start();
    await call(kms, "Decrypt", {});
    await kms.close();
    await expect(call(kms, "Decrypt", {})).rejects.toThrow();
  });

  test("can be called again", async () => {
    const kms = await LocalKms.start();
    await Promise.all([kms.close(), kms.close()]);
    await kms.close();
  });

  test("does not wait for incomplete requests", async () => {
    const kms = await LocalKms.start();
    const socket = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("error", () => {});
    socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n1");
    // Its response arrives after the incomplete request.
    await call(kms, "Decrypt", {});
    await kms.close();
    await closed;
  });

  test("is called at the end of an `await using` block", async () => {
    let endpoint: string;
    {
      await using kms = await LocalKms.start();
      endpoint = kms.endpoint;
    }
    await expect(fetch(endpoint)).rejects.toThrow();
  });
});

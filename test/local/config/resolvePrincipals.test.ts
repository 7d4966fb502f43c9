import { inspect } from "node:util";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { call, receive, send } from "../support.js";

const NOON = new Date("2026-03-01T12:00:00Z");
const ALICE = "arn:aws:iam::111122223333:user/alice";
const SESSION = "arn:aws:sts::111122223333:assumed-role/app/session-1";
const permanent = { accessKeyId: "AKIAALICE", secretAccessKey: "alice-secret" };
const temporary = {
  accessKeyId: "ASIASESSION",
  secretAccessKey: "session-secret",
  sessionToken: "session-token",
  expiration: new Date("2026-03-01T13:00:00Z"),
};

const start = (clock = new VirtualClock(NOON)) =>
  LocalKms.start({
    clock,
    principals: [
      { arn: ALICE, credentials: permanent },
      { arn: SESSION, credentials: temporary },
      { arn: "arn:aws:iam::444455556666:root" },
    ],
  });

const errorOf = async (kms: LocalKms, credentials: object, date = NOON): Promise<unknown> => {
  const signing = { body: "{}", date, credentials: { ...permanent, ...credentials } };
  const { status, body } = await send(kms, "Decrypt", signing);
  return { status, ...Object(body) };
};

describe("principals", () => {
  test("are recognized by their credentials", async () => {
    await using kms = await start();
    for (const { arn } of [{ arn: ALICE }, { arn: SESSION }, { arn: "arn:aws:iam::444455556666:root" }]) {
      await errorOf(kms, kms.credentialsOf(arn));
    }
    expect(kms.requests.all().map(({ principal }) => principal)).toEqual([
      ALICE,
      SESSION,
      "arn:aws:iam::444455556666:root",
    ]);
    expect(kms.credentials).toEqual(permanent);
  });

  test("may do what their statements allow, and nothing without statements", async () => {
    const statements = [
      { effect: "Allow", actions: ["kms:*crypt"] },
      { effect: "Deny", actions: ["kms:Decrypt"] },
    ] as const;
    await using kms = await LocalKms.start({ principals: [{ arn: ALICE, statements }, { arn: SESSION }] });
    const { KeyId } = await kms.createKey();
    const encrypt = async (arn: string) => {
      const body = JSON.stringify({ KeyId, Plaintext: "ZGF0YQ==" });
      return Object((await send(kms, "Encrypt", { body, credentials: kms.credentialsOf(arn) })).body);
    };
    const { CiphertextBlob } = await encrypt(ALICE);
    expect(await encrypt(SESSION)).toMatchObject({ __type: "AccessDeniedException" });
    const decrypted = await call(kms, "Decrypt", { CiphertextBlob });
    expect(decrypted.body).toMatchObject({ __type: "AccessDeniedException" });
  });

  test("get random credentials by default", async () => {
    await using kms = await start();
    expect(kms.credentialsOf("arn:aws:iam::444455556666:root")).toEqual({
      accessKeyId: expect.stringMatching(/^[A-Z0-9]{20}$/),
      secretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
    });
    expect(() => kms.credentialsOf("alice")).toThrow(
      /^alice is not a principal of this LocalKms; its principals are arn:.*user\/alice, arn:/,
    );
  });

  test("need the session token of their access key ID", async () => {
    await using kms = await start();
    const rejected = {
      status: 400,
      __type: "UnrecognizedClientException",
      message: "The security token included in the request is invalid.",
    };
    const { sessionToken, ...without } = temporary;
    expect(sessionToken).toBeDefined();
    expect(await errorOf(kms, without)).toEqual(rejected);
    expect(await errorOf(kms, { ...temporary, sessionToken: "another" })).toEqual(rejected);
    expect(await errorOf(kms, { ...permanent, sessionToken: "session-token" })).toEqual(rejected);
  });

  test("are rejected when their credentials have expired", async () => {
    const clock = new VirtualClock(NOON);
    await using kms = await start(clock);
    clock.advance(60 * 60_000 - 1);
    expect(await errorOf(kms, temporary, clock.now())).toMatchObject({ __type: "ValidationException" });
    clock.advance(1);
    expect(await errorOf(kms, temporary, clock.now())).toEqual({
      status: 400,
      __type: "ExpiredTokenException",
      message: "The security token included in the request is expired",
    });
    expect(await errorOf(kms, permanent, clock.now())).toMatchObject({ __type: "ValidationException" });
  });

  test("with an invalid signature do not learn that their credentials have expired", async () => {
    const clock = new VirtualClock(NOON);
    await using kms = await start(clock);
    clock.advance(2 * 60 * 60_000);
    expect(await errorOf(kms, { ...temporary, secretAccessKey: "wrong" }, clock.now())).toMatchObject({
      __type: "InvalidSignatureException",
    });
  });

  test("are independent of the objects in the options and of returned credentials", async () => {
    const credentials = { ...permanent };
    await using kms = await LocalKms.start({ principals: [{ arn: ALICE, credentials }] });
    credentials.secretAccessKey = "changed";
    kms.credentialsOf(ALICE).secretAccessKey = "changed";
    expect(kms.credentials).toEqual(permanent);
  });

  test("do not show their secrets when the LocalKms is printed", async () => {
    await using kms = await start();
    const shown = inspect(kms, { depth: null, showHidden: true }) + JSON.stringify(kms);
    expect(shown).not.toMatch(/secret|session-token/);
  });
});

describe("verifySignatures: false", () => {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.Decrypt" };
  const principals = [
    { arn: ALICE, credentials: permanent },
    { arn: SESSION, credentials: temporary },
  ];

  test.each<[string, Record<string, string>, string]>([
    ["they are not signed", {}, ALICE],
    [
      "they name an unknown access key ID",
      { authorization: "AWS4-HMAC-SHA256 Credential=other/a/b/c/d" },
      ALICE,
    ],
    ["the header is invalid", { authorization: "Bearer a" }, ALICE],
    [
      "they name a known access key ID",
      { authorization: "AWS4-HMAC-SHA256 Credential=ASIASESSION/a/b/c/d, Signature=0" },
      SESSION,
    ],
  ])("accepts requests when %s", async (_, authorization, principal) => {
    await using kms = await LocalKms.start({ principals, verifySignatures: false });
    const { body } = await receive(kms.endpoint, "POST", { ...headers, ...authorization }, "{}");
    expect(body).toMatchObject({ __type: "ValidationException" });
    expect(kms.requests.all()).toMatchObject([{ principal }]);
  });

  test("is not the default", async () => {
    await using kms = await LocalKms.start({ principals });
    const { body } = await receive(kms.endpoint, "POST", headers, "{}");
    expect(body).toMatchObject({ __type: "MissingAuthenticationTokenException" });
    expect((await call(kms, "Decrypt", {})).body).toMatchObject({ __type: "ValidationException" });
  });
});

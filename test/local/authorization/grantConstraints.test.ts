/** How the constraints of grants are compared: with encryption contexts, and with those of other grants. */
import { type GrantConstraints, KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const [ROOT, ALICE, BOB, CAROL] = ["root", "user/alice", "user/bob", "user/carol"].map(
  (name) => `arn:aws:iam::111122223333:${name}`,
) as [string, string, string, string];

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start({ principals: [ROOT, ALICE, BOB, CAROL].map((arn) => ({ arn })) });
});
afterAll(() => kms.close());

let KeyId: string;
beforeEach(async () => {
  KeyId = (await kms.createKey()).Arn;
});

const clientOf = (arn: string): KMS =>
  new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentialsOf(arn) });

const grant = (Constraints: GrantConstraints | undefined, by = ROOT, to = ALICE, more: object = {}) =>
  clientOf(by).createGrant({
    KeyId,
    GranteePrincipal: to,
    Operations: ["Encrypt", "CreateGrant"],
    Constraints,
    ...more,
  });

const isAllowed = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    (error: Error) => {
      expect(error.name).toBe("AccessDeniedException");
      return false;
    },
  );

type Context = Record<string, string>;
const equals = (EncryptionContextEquals: Context) => ({ EncryptionContextEquals });
const subset = (EncryptionContextSubset: Context) => ({ EncryptionContextSubset });

test.each<[GrantConstraints, Context | undefined, boolean]>([
  [equals({ a: "1" }), { a: "1" }, true],
  [equals({ a: "1" }), { A: "1" }, true],
  [equals({ Tenant: "acme", b: "2" }), { B: "2", tenant: "acme" }, true],
  [equals({ a: "x" }), { a: "X" }, false],
  [equals({ a: "1" }), { a: "1", b: "2" }, false],
  [equals({ a: "1", b: "2" }), { a: "1" }, false],
  [equals({ a: "1" }), undefined, false],
  [equals({}), undefined, true],
  [equals({}), { a: "1" }, false],
  [subset({ a: "1" }), { A: "1", b: "2" }, true],
  [subset({ A: "1" }), { a: "1" }, true],
  [subset({ a: "1" }), { a: "2", b: "1" }, false],
  [subset({ a: "1" }), undefined, false],
  [subset({}), { a: "1" }, true],
  // Both constraints have to hold.
  [{ ...subset({ a: "1" }), ...equals({ a: "1", b: "2" }) }, { a: "1", b: "2" }, true],
  [{ ...subset({ c: "1" }), ...equals({ a: "1" }) }, { a: "1" }, false],
])("a grant with %j for a context %j is %s", async (constraints, EncryptionContext, allowed) => {
  await grant(constraints);
  const call = clientOf(ALICE).encrypt({ KeyId, Plaintext: Buffer.from("data"), EncryptionContext });
  expect(await isAllowed(call)).toBe(allowed);
});

test.each<[parent: GrantConstraints | undefined, child: GrantConstraints | undefined, boolean]>([
  [undefined, undefined, true],
  [undefined, equals({ a: "1" }), true],
  [subset({ a: "1" }), subset({ A: "1" }), true],
  [subset({ a: "1" }), subset({ a: "1", b: "2" }), true],
  [subset({ a: "1" }), equals({ A: "1", b: "2" }), true],
  [subset({ a: "1", b: "2" }), subset({ a: "1" }), false],
  [subset({ a: "x" }), subset({ a: "X" }), false],
  [subset({ a: "1" }), undefined, false],
  [subset({ a: "1" }), {}, false],
  [equals({ a: "1" }), equals({ A: "1" }), true],
  [equals({ a: "1" }), subset({ a: "1" }), false],
  [equals({ a: "1" }), equals({ a: "1", b: "2" }), false],
  [equals({ a: "1" }), equals({}), false],
  [equals({ a: "1" }), undefined, false],
  [equals({}), subset({ a: "1" }), false],
  [{ ...subset({ a: "1" }), ...equals({ a: "1", b: "2" }) }, equals({ a: "1", b: "2" }), true],
])("a grantee with %j can pass on %j: %s", async (parent, child, allowed) => {
  await grant(parent);
  expect(await isAllowed(grant(child, ALICE, BOB))).toBe(allowed);
});

test("several grants allow no more together than each alone, and a grant through two hands stays constrained", async () => {
  await grant(subset({ a: "1" }));
  await grant(subset({ b: "1" }));
  expect(await isAllowed(grant({}, ALICE, BOB))).toBe(false);
  await grant(subset({ a: "1", c: "1" }), ALICE, BOB);
  expect(await isAllowed(grant(subset({ a: "1" }), BOB, CAROL))).toBe(false);
  await grant(subset({ A: "1", C: "1", d: "1" }), BOB, CAROL);
  const encrypt = (EncryptionContext: Context) =>
    isAllowed(clientOf(CAROL).encrypt({ KeyId, Plaintext: Buffer.from("data"), EncryptionContext }));
  expect(await encrypt({ a: "1", c: "1", d: "1" })).toBe(true);
  expect(await encrypt({ a: "1", c: "1" })).toBe(false);
});

describe("a grant with a name", () => {
  const Name = "name";
  const id = async (constraints: GrantConstraints | undefined, more: object = {}) =>
    (await grant(constraints, ROOT, ALICE, { Name, ...more })).GrantId;

  test("is the same for the same constraints, in any order and case of keys", async () => {
    const one = await id(subset({ a: "1", b: "2" }));
    expect(await id(subset({ b: "2", A: "1" }))).toBe(one);
    expect(await id(subset({ a: "1", b: "2" }), { Operations: ["CreateGrant", "Encrypt"] })).toBe(one);
  });

  test("is another one for other constraints, operations, principals and names", async () => {
    const ids = [
      await id(subset({ a: "x" })),
      await id(subset({ a: "X" })),
      await id(equals({ a: "x" })),
      await id(undefined),
      await id(subset({ a: "x" }), { Operations: ["Encrypt"] }),
      await id(subset({ a: "x" }), { RetiringPrincipal: BOB }),
      await id(subset({ a: "x" }), { GranteePrincipal: BOB }),
      await id(subset({ a: "x" }), { Name: "other" }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is another one after it was retired, and all its tokens end with it", async () => {
    const first = await grant(undefined, ROOT, ALICE, { Name, RetiringPrincipal: BOB });
    const again = await grant(undefined, ROOT, ALICE, { Name, RetiringPrincipal: BOB });
    expect(again.GrantId).toBe(first.GrantId);
    await clientOf(BOB).retireGrant({ GrantToken: again.GrantToken });
    for (const { GrantToken } of [first, again]) {
      await expect(clientOf(BOB).retireGrant({ GrantToken })).rejects.toMatchObject({
        name: "InvalidGrantTokenException",
      });
    }
    expect(await id(undefined, { RetiringPrincipal: BOB })).not.toBe(first.GrantId);
  });
});

describe("ListRetirableGrants", () => {
  const list = async (RetiringPrincipal: string, by = ROOT, more: object = {}) =>
    clientOf(by).listRetirableGrants({ RetiringPrincipal, ...more });

  test("lists the grants of all keys with this retiring principal only, in pages", async () => {
    const { Arn: other } = await kms.createKey();
    const [one, two] = [
      await grant(undefined, ROOT, ALICE, { RetiringPrincipal: CAROL }),
      await grant(undefined, ROOT, ALICE, { RetiringPrincipal: CAROL, KeyId: other }),
      await grant(undefined, ROOT, CAROL, { RetiringPrincipal: BOB }),
      await grant(undefined, ROOT, CAROL, { Operations: ["RetireGrant"] }),
    ];
    const first = await list(CAROL, ROOT, { Limit: 1 });
    expect(first).toMatchObject({ Truncated: true, NextMarker: expect.any(String) });
    const second = await list(CAROL, ROOT, { Limit: 1, Marker: first.NextMarker });
    expect(second).toMatchObject({ Truncated: false });
    const found = [...(first.Grants ?? []), ...(second.Grants ?? [])];
    expect(found.map(({ GrantId }) => GrantId).sort()).toEqual([one.GrantId, two.GrantId].sort());
    expect(found.map(({ KeyId: key }) => key).sort()).toEqual([KeyId, other].sort());
    // A marker belongs to its list.
    await expect(list(BOB, ROOT, { Limit: 1, Marker: first.NextMarker })).rejects.toMatchObject({
      name: "InvalidMarkerException",
    });
    await clientOf(CAROL).retireGrant({ KeyId, GrantId: one.GrantId });
    expect((await list(CAROL)).Grants).toHaveLength(1);
  });

  test("rejects names that are not principals, and callers without permission", async () => {
    await expect(list("carol")).rejects.toMatchObject({ name: "InvalidArnException" });
    expect(await isAllowed(list(ALICE, ALICE))).toBe(false);
  });
});

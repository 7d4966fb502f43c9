/** The option propagation: changes that calls do not see until the clock has moved on. */
import { KMS } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = "arn:aws:iam::111122223333:root";
const ALICE = "arn:aws:iam::111122223333:user/alice";
const SECOND = 1000;

let kms: LocalKms;
let clock: VirtualClock;
let root: KMS;
let alice: KMS;

beforeEach(async () => {
  clock = new VirtualClock();
  kms = await LocalKms.start({ clock, propagation: 5 * SECOND, principals: [{ arn: ROOT }, { arn: ALICE }] });
  const { endpoint, region } = kms;
  root = new KMS({ endpoint, region, credentials: kms.credentials });
  alice = new KMS({ endpoint, region, credentials: kms.credentialsOf(ALICE) });
});
afterEach(() => kms.close());

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "none",
    (error: Error) => error.name,
  );
const Plaintext = Buffer.from("data");

describe("propagation", () => {
  test("lets a new grant work only with its token at first", async () => {
    const { KeyId, Arn } = await kms.createKey();
    const grant = {
      KeyId,
      GranteePrincipal: ALICE,
      Operations: ["Encrypt", "ReEncryptTo", "ReEncryptFrom", "Decrypt"] as const,
    };
    const { GrantToken } = await root.createGrant({ ...grant, Operations: [...grant.Operations] });
    const encrypt = (GrantTokens?: string[]) => alice.encrypt({ KeyId: Arn, Plaintext, GrantTokens });
    expect(await codeOf(encrypt())).toBe("AccessDeniedException");
    const { CiphertextBlob } = await encrypt([GrantToken]);
    expect(await codeOf(alice.decrypt({ CiphertextBlob }))).toBe("AccessDeniedException");
    expect(await codeOf(alice.decrypt({ CiphertextBlob, GrantTokens: [GrantToken] }))).toBe("none");
    const move = { CiphertextBlob, DestinationKeyId: Arn };
    expect(await codeOf(alice.reEncrypt(move))).toBe("AccessDeniedException");
    expect(await codeOf(alice.reEncrypt({ ...move, GrantTokens: [GrantToken] }))).toBe("none");
    clock.advance(5 * SECOND - 1);
    expect(await codeOf(encrypt())).toBe("AccessDeniedException");
    clock.advance(1);
    expect(await codeOf(encrypt())).toBe("none");
  });

  test("hides a new key at first", async () => {
    const { KeyId } = (await root.createKey()).KeyMetadata;
    expect(await codeOf(root.encrypt({ KeyId, Plaintext }))).toBe("NotFoundException");
    expect((await root.listKeys()).Keys).toEqual([]);
    clock.advance(5 * SECOND);
    expect(await codeOf(root.encrypt({ KeyId, Plaintext }))).toBe("none");
  });

  test("hides changes of an alias at first", async () => {
    const [one, other] = [await kms.createKey(), await kms.createKey()];
    const AliasName = "alias/a";
    const target = async () => (await root.describeKey({ KeyId: AliasName })).KeyMetadata.KeyId;
    await root.createAlias({ AliasName, TargetKeyId: one.KeyId });
    expect(await codeOf(target())).toBe("NotFoundException");
    expect(await codeOf(root.createAlias({ AliasName, TargetKeyId: one.KeyId }))).toBe(
      "AlreadyExistsException",
    );
    clock.advance(5 * SECOND);
    expect(await target()).toBe(one.KeyId);
    await root.updateAlias({ AliasName, TargetKeyId: other.KeyId });
    expect(await target()).toBe(one.KeyId);
    clock.advance(5 * SECOND);
    expect(await target()).toBe(other.KeyId);
    await root.deleteAlias({ AliasName });
    expect(await target()).toBe(other.KeyId);
    clock.advance(5 * SECOND);
    expect(await codeOf(target())).toBe("NotFoundException");
  });

  test("keeps the previous key policy at first", async () => {
    const { KeyId } = await kms.createKey();
    const statement = { Effect: "Allow", Action: "kms:*", Resource: "*", Principal: { AWS: [ROOT, ALICE] } };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: statement });
    await root.putKeyPolicy({ KeyId, Policy });
    expect(await codeOf(alice.encrypt({ KeyId, Plaintext }))).toBe("AccessDeniedException");
    expect((await root.getKeyPolicy({ KeyId })).Policy).not.toBe(Policy);
    clock.advance(5 * SECOND);
    expect(await codeOf(alice.encrypt({ KeyId, Plaintext }))).toBe("none");
    expect((await root.getKeyPolicy({ KeyId })).Policy).toBe(Policy);
  });

  test("does not delay the seed and the methods of LocalKms", async () => {
    const { KeyId } = await kms.createKey();
    await kms.createAlias({ AliasName: "alias/a", TargetKeyId: KeyId });
    expect(await codeOf(root.encrypt({ KeyId: "alias/a", Plaintext }))).toBe("none");
  });

  test("can differ for each kind of change", async () => {
    await using other = await LocalKms.start({ clock, propagation: { keys: 60 * SECOND } });
    const client = new KMS({
      endpoint: other.endpoint,
      region: other.region,
      credentials: other.credentials,
    });
    const { KeyId } = (await client.createKey()).KeyMetadata;
    await client.createAlias({ AliasName: "alias/a", TargetKeyId: (await other.createKey()).KeyId });
    expect(await codeOf(client.describeKey({ KeyId: "alias/a" }))).toBe("none");
    expect(await codeOf(client.describeKey({ KeyId }))).toBe("NotFoundException");
  });

  test.each<[unknown, RegExp]>([
    [-1, /propagation must be a number of milliseconds, 0 or more, not -1/],
    [Number.NaN, /propagation must be a number/],
    ["5s", /propagation must be a number of milliseconds, or an object such as/],
    [{ grants: -1 }, /propagation\.grants must be a number of milliseconds/],
    [
      { policies: 1 },
      /propagation\.policies is not a change; the changes are grants, keys, aliases, keyPolicies/,
    ],
  ])("rejects %j", async (propagation, message) => {
    await expect(LocalKms.start({ propagation: propagation as number })).rejects.toThrow(message);
  });
});

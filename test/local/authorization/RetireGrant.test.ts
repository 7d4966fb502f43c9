/** Who may retire a grant: the principals that the grant names, and those whom IAM of its accounts allows. */
import { LocalKms, type LocalKmsPrincipal, type SeedGrant } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { send } from "../support.js";

const HOME = "111122223333";
const AWAY = "444455556666";
const [alice, bob] = [`arn:aws:iam::${HOME}:user/alice`, `arn:aws:iam::${HOME}:user/bob`];

const allow = (effect: "Allow" | "Deny") => [{ effect, actions: ["kms:RetireGrant"] }] as const;
const POLICY = {
  Statement: ["root", "user/alice"].map((name) => ({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${HOME}:${name}` },
    Action: "kms:*",
    Resource: "*",
  })),
};

describe("RetireGrant is", () => {
  test.each<[string, LocalKmsPrincipal, Partial<SeedGrant>, boolean]>([
    ["denied to principals whom only the key policy allows", { arn: alice }, {}, false],
    [
      "allowed to principals whom IAM of the key's account allows",
      { arn: alice, statements: allow("Allow") },
      {},
      true,
    ],
    [
      "denied to principals whom the grant names, but IAM denies",
      { arn: alice, statements: allow("Deny") },
      { RetiringPrincipal: alice },
      false,
    ],
    [
      "denied to principals whom IAM of another account allows",
      { arn: `arn:aws:iam::${AWAY}:user/carol`, statements: allow("Allow") },
      {},
      false,
    ],
    [
      "allowed to principals whom IAM of an account allows that the grant names",
      { arn: `arn:aws:iam::${AWAY}:user/carol`, statements: allow("Allow") },
      { RetiringPrincipal: `arn:aws:iam::${AWAY}:root` },
      true,
    ],
    [
      "denied to principals whom IAM of an account does not allow that the grant names",
      { arn: `arn:aws:iam::${AWAY}:user/carol`, statements: [] },
      { RetiringPrincipal: `arn:aws:iam::${AWAY}:root` },
      false,
    ],
  ])("%s", async (_, principal, retired, isAllowed) => {
    const seeded = { GranteePrincipal: bob, Operations: ["Encrypt"], GrantToken: "token" } as const;
    const id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    const Keys = [{ KeyId: id, Policy: POLICY, Grants: [{ ...seeded, ...retired }] }];
    await using own = await LocalKms.start({ accountId: HOME, principals: [principal], seed: { Keys } });
    const body = JSON.stringify({ GrantToken: "token" });
    const { status, body: response } = await send(own, "RetireGrant", { body });
    expect({ status, code: Object(response).__type }).toEqual(
      isAllowed ? { status: 200 } : { status: 400, code: "AccessDeniedException" },
    );
  });
});

/** Who may retire a grant: whom the grant names, and whom an account lets that may. */
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
    ["refused to whom only a key policy allows it", { arn: alice }, {}, false],
    ["open to whom the account of the key allows it", { arn: alice, statements: allow("Allow") }, {}, true],
    [
      "refused to whom the grant names, but the account denies it",
      { arn: alice, statements: allow("Deny") },
      { RetiringPrincipal: alice },
      false,
    ],
    [
      "refused to whom another account allows it",
      { arn: `arn:aws:iam::${AWAY}:user/carol`, statements: allow("Allow") },
      {},
      false,
    ],
    [
      "open to whom another account allows it that the grant names",
      { arn: `arn:aws:iam::${AWAY}:user/carol`, statements: allow("Allow") },
      { RetiringPrincipal: `arn:aws:iam::${AWAY}:root` },
      true,
    ],
    [
      "refused to whom the account that the grant names does not allow it",
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
    const { status, body: answer } = await send(own, "RetireGrant", { body });
    expect({ status, code: Object(answer).__type }).toEqual(
      isAllowed ? { status: 200 } : { status: 400, code: "AccessDeniedException" },
    );
  });
});

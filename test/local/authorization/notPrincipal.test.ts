/** A denial with NotPrincipal, which has to list all that a principal is. */
import { describe, expect, test } from "vitest";
import { HOME, PRINCIPALS, statement, useCallers, type Who } from "./callers.js";

const { ciphertextOf, decrypt, keyWith } = useCallers();

const ROOT = PRINCIPALS.root.arn;
const ROLE = `arn:aws:iam::${HOME}:role/app`;
const { admin, session } = PRINCIPALS;

const denialFor = (...AWS: string[]) => {
  const { Principal: _, ...rest } = statement({
    Effect: "Deny",
    Action: "kms:Decrypt",
    NotPrincipal: { AWS },
  });
  return rest;
};

describe("a denial for all but those that NotPrincipal lists", () => {
  test.each<[Who, boolean, ...string[]]>([
    ["root", true, ROOT],
    ["root", true, HOME],
    ["root", false, admin.arn],
    ["admin", true, admin.arn, ROOT],
    ["admin", true, admin.arn, HOME],
    ["admin", true, "*"],
    ["admin", false, admin.arn],
    ["admin", false, ROOT],
    ["session", true, session.arn, ROLE, ROOT],
    ["session", false, session.arn, ROLE],
    ["session", false, session.arn, ROOT],
    ["session", false, ROLE, ROOT],
    ["session", false, ROOT],
  ])("lets %s pass: %s, when these are %s %s %s", async (who, passes, ...listed) => {
    const allowed = statement({ Principal: { AWS: [admin.arn, ROLE] } });
    const key = await keyWith(allowed, denialFor(...listed));
    const ciphertext = await ciphertextOf(key);
    const outcome = await decrypt(who, ciphertext, key).then(
      () => true,
      ({ name }) => name,
    );
    expect(outcome).toBe(passes ? true : "AccessDeniedException");
  });
});

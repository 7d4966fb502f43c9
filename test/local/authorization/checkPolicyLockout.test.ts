/** Changes of key policies, with the AWS client. */
import { PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { describe, expect, test } from "vitest";
import { DELEGATION, PRINCIPALS, statement, useCallers } from "./callers.js";

const { as, keyWith, encrypt } = useCallers();

describe("PutKeyPolicy", () => {
  const put = (KeyId: string, policy: unknown, BypassPolicyLockoutSafetyCheck?: boolean) =>
    as("root").send(
      new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy), BypassPolicyLockoutSafetyCheck }),
    );

  test("takes effect immediately", async () => {
    const key = await keyWith();
    await put(key, { Statement: [DELEGATION, statement({ Principal: { AWS: PRINCIPALS.nobody.arn } })] });
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
  });

  test("rejects a policy that locks out the caller, unless the check is bypassed", async () => {
    const key = await keyWith();
    const closed = { Statement: statement({ Principal: { AWS: PRINCIPALS.nobody.arn } }) };
    await expect(put(key, closed)).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: "The new key policy will not allow you to update the key policy in the future.",
    });
    await put(key, closed, true);
    await expect(put(key, { Statement: DELEGATION })).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("rejects a malformed policy", async () => {
    await expect(put(await keyWith(), { Statement: [{}] })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });
});

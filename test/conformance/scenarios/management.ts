/** Aliases, grants, tags, policies and pagination. */
import { expect } from "vitest";
import type { Input } from "../clients.js";
import type { Scenario } from "../Scenario.js";

const Plaintext = Buffer.from("data");

const aliases: Scenario = {
  name: "an alias can be moved from one key to another",
  run: async (kms) => {
    const [first, second] = [await kms.key("first"), await kms.key("second")];
    const AliasName = kms.alias("moving");
    await kms.call("CreateAlias", { AliasName, TargetKeyId: first.KeyId });
    await kms.rejects("CreateAlias", { AliasName, TargetKeyId: second.KeyId }, "AlreadyExistsException");
    await kms.call("DescribeKey", { KeyId: AliasName });
    const AliasArn = first.Arn.replace(/key\/.*/, AliasName);
    const { CiphertextBlob } = await kms.call("Encrypt", { KeyId: AliasArn, Plaintext });
    await kms.call("UpdateAlias", { AliasName, TargetKeyId: second.KeyId });
    await kms.rejects("Decrypt", { CiphertextBlob, KeyId: AliasName }, "IncorrectKeyException");
    await kms.call("ReEncrypt", { CiphertextBlob, DestinationKeyId: AliasName });
    await kms.call("DeleteAlias", { AliasName });
    await kms.rejects("DescribeKey", { KeyId: AliasName }, "NotFoundException");
    await kms.rejects("DeleteAlias", { AliasName }, "NotFoundException");
  },
};

const pages: Scenario = {
  name: "lists are paginated",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    for (const name of ["a", "b", "c"]) {
      await kms.call("CreateAlias", { AliasName: kms.alias(name), TargetKeyId: KeyId });
    }
    const one = await kms.call("ListAliases", { KeyId, Limit: 2 });
    expect(one).toMatchObject({ Aliases: { length: 2 }, Truncated: true });
    const two = await kms.call("ListAliases", { KeyId, Limit: 2, Marker: one.NextMarker });
    expect(two).toMatchObject({ Aliases: { length: 1 }, Truncated: false });
    const tag = (TagKey: string) => ({ TagKey, TagValue: "1" });
    await kms.call("TagResource", { KeyId, Tags: ["a", "b", "c"].map(tag) });
    const tags = await kms.call("ListResourceTags", { KeyId, Limit: 3 });
    expect(tags).toMatchObject({ Tags: { length: 3 }, Truncated: true });
    await kms.call("ListResourceTags", { KeyId, Limit: 3, Marker: tags.NextMarker });
    await kms.call("UntagResource", { KeyId, TagKeys: ["a", "b"] });
    await kms.call("ListResourceTags", { KeyId });
    await kms.key("another");
    const keys = await kms.callUnrecorded("ListKeys", { Limit: 1 });
    expect(keys).toMatchObject({ Keys: { length: 1 }, Truncated: true });
    const more = await kms.callUnrecorded("ListKeys", { Limit: 1, Marker: keys.NextMarker });
    expect(more.Keys?.[0]?.KeyId).not.toBe(keys.Keys?.[0]?.KeyId);
    await kms.rejects("ListAliases", { KeyId, Marker: "none" }, "InvalidMarkerException");
  },
};

const grants: Scenario = {
  name: "a grant with a name is created once, listed and revoked",
  run: async (kms) => {
    const { KeyId, Arn } = await kms.key("key");
    const [, partition, , , account] = Arn.split(":");
    const GranteePrincipal = `arn:${partition}:iam::${account}:root`;
    const grant = {
      KeyId,
      GranteePrincipal,
      Operations: ["Encrypt", "ReEncryptFrom"],
      Constraints: { EncryptionContextSubset: { tenant: "acme" } },
      Name: "once",
    } satisfies Input<"CreateGrant">;
    await kms.rejects("CreateGrant", { ...grant, DryRun: true }, "DryRunOperationException");
    const made = await kms.call("CreateGrant", grant);
    const again = await kms.call("CreateGrant", grant);
    expect(again.GrantId).toBe(made.GrantId);
    const GrantTokens = [made.GrantToken ?? ""];
    await kms.call("Encrypt", { KeyId, Plaintext, GrantTokens, EncryptionContext: { tenant: "acme" } });
    const listed = await kms.call("ListGrants", { KeyId, Limit: 10 });
    expect(listed.Grants).toMatchObject([{ GrantId: made.GrantId, Name: "once" }]);
    await kms.call("RevokeGrant", { KeyId, GrantId: made.GrantId });
    const gone = "0".repeat(64);
    await kms.rejects("RevokeGrant", { KeyId, GrantId: gone }, "InvalidGrantIdException");
  },
};

const retirement: Scenario = {
  name: "a grant is retired by its token or by its ID",
  run: async (kms) => {
    const { KeyId, Arn } = await kms.key("key");
    const [, partition, , , account] = Arn.split(":");
    const GranteePrincipal = `arn:${partition}:iam::${account}:root`;
    const grant = { KeyId, GranteePrincipal, RetiringPrincipal: GranteePrincipal };
    const byToken = await kms.call("CreateGrant", { ...grant, Operations: ["Encrypt"] });
    const GrantToken = byToken.GrantToken ?? "";
    await kms.rejects("RetireGrant", { GrantToken, DryRun: true }, "DryRunOperationException");
    await kms.call("RetireGrant", { GrantToken });
    const { GrantId } = await kms.call("CreateGrant", { ...grant, Operations: ["Decrypt"] });
    await kms.call("RetireGrant", { KeyId: Arn, GrantId });
    const gone = { KeyId: Arn, GrantId: "0".repeat(64) };
    await kms.rejects("RetireGrant", gone, "InvalidGrantIdException");
  },
};

const policies: Scenario = {
  name: "a key has one policy, which can be replaced",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const { PolicyNames } = await kms.call("ListKeyPolicies", { KeyId });
    expect(PolicyNames).toEqual(["default"]);
    const { Policy = "" } = await kms.call("GetKeyPolicy", { KeyId, PolicyName: "default" });
    await kms.call("PutKeyPolicy", { KeyId, Policy });
    await kms.rejects("PutKeyPolicy", { KeyId, Policy: "{" }, "MalformedPolicyDocumentException");
    await kms.call("UpdateKeyDescription", { KeyId, Description: "with a policy" });
    await kms.call("DescribeKey", { KeyId });
  },
};

/** Scenarios about aliases, grants, tags and policies. */
export const management = [aliases, pages, grants, retirement, policies];

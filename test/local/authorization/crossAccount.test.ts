/** Permissions of ReEncrypt, and of keys of other accounts, with the AWS client. */
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  ListKeysCommand,
  ReEncryptCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, test } from "vitest";
import { text } from "../support.js";
import {
  AWAY,
  denied,
  HIDDEN,
  HOME,
  noIdentity,
  PRINCIPALS,
  statement,
  useCallers,
  type Who,
} from "./callers.js";

const { as, keyWith, encrypt, decrypt, ciphertextOf } = useCallers();

describe("ReEncrypt", () => {
  const to = (
    who: Who,
    CiphertextBlob: Uint8Array | undefined,
    SourceKeyId: string,
    DestinationKeyId: string,
  ) => as(who).send(new ReEncryptCommand({ CiphertextBlob, SourceKeyId, DestinationKeyId }));
  const only = (action: string, change: object = {}) =>
    keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Action: action, ...change }));

  test.each([
    ["kms:ReEncryptFrom", "kms:ReEncryptTo", undefined],
    ["kms:ReEncrypt*", "kms:ReEncrypt*", undefined],
    ["kms:ReEncryptTo", "kms:ReEncryptTo", "ReEncryptFrom"],
    ["kms:ReEncryptFrom", "kms:ReEncryptFrom", "ReEncryptTo"],
    ["kms:Decrypt", "kms:Encrypt", "ReEncryptFrom"],
  ])("with %s on the source and %s on the destination", async (onSource, onDestination, missing) => {
    const [source, destination] = [await only(onSource), await only(onDestination)];
    const response = to("nobody", await ciphertextOf(source), source, destination);
    await (missing === undefined
      ? expect(response).resolves.toMatchObject({ KeyId: destination })
      : expect(response).rejects.toMatchObject({
          name: "AccessDeniedException",
          message: expect.stringContaining(`kms:${missing} on resource`),
        }));
  });

  test("can be allowed on the same key only", async () => {
    const Condition = { Bool: { "kms:ReEncryptOnSameKey": true } };
    const [key, other] = [await only("kms:ReEncrypt*", { Condition }), await only("kms:ReEncrypt*")];
    const blob = await ciphertextOf(key);
    await expect(to("nobody", blob, key, key)).resolves.toMatchObject({ KeyId: key });
    await expect(to("nobody", blob, key, other)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("works from a key of another account to a key of the caller", async () => {
    const source = await keyWith(statement({ Principal: { AWS: AWAY }, Action: "kms:ReEncryptFrom" }));
    const { KeyMetadata } = await as("stranger").send(new CreateKeyCommand({}));
    const destination = KeyMetadata?.KeyId ?? "";
    const { CiphertextBlob } = await to("stranger", await ciphertextOf(source), source, destination);
    const { Plaintext, KeyId } = await decrypt("stranger", CiphertextBlob);
    expect(text(Plaintext)).toBe("data");
    expect(KeyId).toBe(`arn:aws:kms:us-east-1:${AWAY}:key/${destination}`);
  });
});

describe("a key of another account", () => {
  test("requires permission from its key policy and from IAM of the caller", async () => {
    const key = await keyWith(statement({ Principal: { AWS: [AWAY, PRINCIPALS.strangerUser.arn] } }));
    await expect(encrypt("stranger", key)).resolves.toMatchObject({ KeyId: key });
    await expect(encrypt("strangerUser", key)).rejects.toMatchObject(
      denied("strangerUser", "Encrypt", key, noIdentity("Encrypt")),
    );
  });

  test("cannot be managed, even when its policy allows it", async () => {
    const key = await keyWith(statement({ Principal: { AWS: AWAY } }));
    await expect(as("stranger").send(new DisableKeyCommand({ KeyId: key }))).rejects.toMatchObject(
      denied("stranger", "DisableKey", key, HIDDEN),
    );
  });

  test("is not found by its key ID alone, and not listed", async () => {
    const key = await keyWith(statement({}));
    const id = key.split("/")[1] ?? "";
    await expect(encrypt("stranger", id)).rejects.toMatchObject({
      name: "NotFoundException",
      message: `Key 'arn:aws:kms:us-east-1:${AWAY}:key/${id}' does not exist`,
    });
    const { Keys = [] } = await as("stranger").send(new ListKeysCommand({ Limit: 1000 }));
    expect(Keys.map(({ KeyArn }) => KeyArn)).not.toContain(key);
  });

  test("is found by its alias ARN, but not by its alias name", async () => {
    const key = await keyWith(statement({ Principal: { AWS: AWAY } }));
    await as("root").send(new CreateAliasCommand({ AliasName: "alias/shared", TargetKeyId: key }));
    await expect(encrypt("stranger", `arn:aws:kms:us-east-1:${HOME}:alias/shared`)).resolves.toMatchObject({
      KeyId: key,
    });
    await expect(encrypt("stranger", "alias/shared")).rejects.toMatchObject({
      name: "NotFoundException",
      message: `Alias arn:aws:kms:us-east-1:${AWAY}:alias/shared is not found.`,
    });
  });
});

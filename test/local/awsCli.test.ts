/** The AWS CLI as a client, where it is installed. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AwsCli, isInstalled } from "./AwsCli.js";

let kms: LocalKms;
let cli: AwsCli;
beforeAll(async () => {
  kms = await LocalKms.start({ region: "eu-central-1" });
  cli = await AwsCli.create(kms);
});
afterAll(async () => {
  await kms.close();
  await cli.remove();
});

const aws = (...args: string[]) => cli.run(...args);
/** A value in base64, in a file. */
const blob = (data: unknown) => cli.blob(Buffer.from(String(data), "base64"));

describe.skipIf(!isInstalled)(`the AWS CLI${isInstalled ? "" : " (skipped: aws is not installed)"}`, () => {
  it("encrypts, re-encrypts and decrypts", { timeout: 60_000 }, async () => {
    const [old, fresh] = [await kms.createKey(), await kms.createKey()];
    await kms.createAlias({ AliasName: "alias/fresh", TargetKeyId: fresh.KeyId });
    const context = "tenant=acme,Stage=test";
    const plaintext = Buffer.from("data").toString("base64");
    const { CiphertextBlob } = await aws(
      "encrypt",
      "--key-id",
      old.KeyId,
      "--plaintext",
      await blob(plaintext),
    );
    const moved = await aws(
      "re-encrypt",
      "--ciphertext-blob",
      await blob(CiphertextBlob),
      "--destination-key-id",
      "alias/fresh",
      "--destination-encryption-context",
      context,
    );
    expect(moved).toMatchObject({ SourceKeyId: old.Arn, KeyId: fresh.Arn });
    const decrypted = await aws(
      "decrypt",
      "--ciphertext-blob",
      await blob(moved.CiphertextBlob),
      "--encryption-context",
      context,
    );
    expect(decrypted).toMatchObject({ KeyId: fresh.Arn, Plaintext: plaintext });
  });

  it("shows the errors of LocalKms", { timeout: 60_000 }, async () => {
    await expect(aws("decrypt", "--ciphertext-blob", await blob("AAAA"))).rejects.toMatchObject({
      stderr: expect.stringMatching(/An error occurred \(InvalidCiphertextException\)/),
    });
  });
});

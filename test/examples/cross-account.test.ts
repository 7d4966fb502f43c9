import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, headerDocumentsOf, ROOT, statementsOf } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const SENDER = "arn:aws:iam::111122223333:role/sender";
const RECEIVER = "arn:aws:iam::444455556666:role/receiver";
const SOURCE = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const DESTINATION = "arn:aws:kms:us-east-1:444455556666:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const OWNER = { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "kms:*", Resource: "*" };
const keys = ["--aws", "--source-key-id", SOURCE, "--destination-key-id", DESTINATION];
const args = [...keys, "--sender-profile", "one", "--receiver-profile", "two"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cross-account-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a KMS with two accounts and the policies of the header. The statements go to the key policy of the receiver. */
async function startKms(statements: readonly object[]) {
  const [sender = "", , receiver = ""] = await headerDocumentsOf("cross-account");
  return LocalKms.start({
    seed: {
      Keys: [
        { KeyId: SOURCE.slice(-36) },
        {
          KeyId: DESTINATION.slice(-36),
          AccountId: "444455556666",
          Policy: { Version: "2012-10-17", Statement: [OWNER, ...statements] },
        },
      ],
    },
    principals: [
      ROOT,
      { arn: SENDER, statements: statementsOf(sender) },
      { arn: RECEIVER, statements: statementsOf(receiver) },
    ],
  });
}

/** The environment of a user with one profile per account. */
async function profilesOf(kms: LocalKms): Promise<Record<string, string>> {
  const profiles = { one: kms.credentialsOf(SENDER), two: kms.credentialsOf(RECEIVER) };
  const lines = Object.entries(profiles).map(
    ([name, { accessKeyId, secretAccessKey }]) =>
      `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  const file = join(folder, "credentials");
  await writeFile(file, lines.join("\n"));
  return {
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_REGION: kms.region,
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_CONFIG_FILE: join(folder, "no-config"),
  };
}

describe("cross-account", () => {
  it("hands a ciphertext to another account that allows it by key policy or by grant", async () => {
    const { code, stdout } = await runExample("cross-account");
    const handOver = [
      `Re-encrypted from ${SOURCE}`,
      expect.stringMatching(/^ +to arn:aws:kms:us-east-1:444455556666:key\//),
      "The receiver can decrypt it.",
      "The sender cannot decrypt it.",
    ];
    expect(stdout.split("\n")).toEqual([
      "Allowed by the key policy:",
      ...handOver,
      "",
      "Allowed by a grant, for one encryption context only:",
      ...handOver,
      "KMS rejects another encryption context.",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("needs exactly the permissions of the policies in its header, with one profile per account", async () => {
    const [sender = "", statement = "", receiver = ""] = await headerDocumentsOf("cross-account");
    await using kms = await startKms([JSON.parse(statement)]);
    const { code, stderr, stdout } = await runExample("cross-account", args, await profilesOf(kms));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("The sender cannot decrypt it.");
    expect(actionsUsed(kms, RECEIVER)).toEqual(actionsOf(statementsOf(receiver)));
    // kms:Decrypt is the call that KMS must reject.
    expect(actionsUsed(kms, SENDER)).toEqual(["kms:Decrypt", ...actionsOf(statementsOf(sender))]);
  });

  it("names the missing permission when the key policy does not allow the sender", async () => {
    await using kms = await startKms([]);
    const { code, stderr } = await runExample("cross-account", args, await profilesOf(kms));
    expect(stderr).toMatch(/ReEncrypt failed with AccessDeniedException: .* kms:ReEncryptTo on resource/);
    expect(code).toBe(1);
  });
});

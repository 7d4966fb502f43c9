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
const keys = ["--aws", "--source-key", SOURCE, "--destination-key", DESTINATION];
const args = [...keys, "--sender", "one", "--receiver", "two"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cross-account-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Two accounts with the policies of the header, the destination key with these statements in its key policy. */
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

/** The usual environment of a user who has a profile for each account. */
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

describe("the example cross-account", { timeout: 30_000 }, () => {
  it("hands a ciphertext over to another account, by a key policy and by a grant", async () => {
    const { code, stdout } = await runExample("cross-account");
    const handedOver = [
      `Re-encrypted from ${SOURCE}`,
      expect.stringMatching(/^ +to arn:aws:kms:us-east-1:444455556666:key\//),
      "The receiver can read it.",
      "The sender no longer can.",
    ];
    expect(stdout.split("\n")).toEqual([
      "By the key policy:",
      ...handedOver,
      "",
      "By a grant, for this encryption context only:",
      ...handedOver,
      "With another encryption context the sender is refused.",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("works with profiles of two accounts, which need just the policies of its header", async () => {
    const [sender = "", statement = "", receiver = ""] = await headerDocumentsOf("cross-account");
    await using kms = await startKms([JSON.parse(statement)]);
    const { code, stderr, stdout } = await runExample("cross-account", args, await profilesOf(kms));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("The sender no longer can.");
    expect(actionsUsed(kms, RECEIVER)).toEqual(actionsOf(statementsOf(receiver)));
    // The last call of the sender is the one that has to be refused.
    expect(actionsUsed(kms, SENDER)).toEqual(["kms:Decrypt", ...actionsOf(statementsOf(sender))]);
  });

  it("tells the permission that is missing when the key policy does not let the sender in", async () => {
    await using kms = await startKms([]);
    const { code, stderr } = await runExample("cross-account", args, await profilesOf(kms));
    expect(stderr).toMatch(/ReEncrypt failed with AccessDeniedException: .* kms:ReEncryptTo on resource/);
    expect(code).toBe(1);
  });

  it.each([
    [keys, "Give --aws, --source-key ARN, --destination-key ARN, --sender PROFILE and --receiver PROFILE"],
    [["--nonsense"], "Unknown option '--nonsense'"],
  ])("refuses %j", async (wrong, message) => {
    const { code, stderr } = await runExample("cross-account", wrong);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

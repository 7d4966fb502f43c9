/** Callers with different permissions, and keys with different key policies, for the tests of permissions. */
import { CreateKeyCommand, DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll } from "vitest";
import { bytes } from "../support.js";

export const HOME = "111122223333";
export const AWAY = "444455556666";
const arn = (name: string, account = HOME) => `arn:aws:iam::${account}:${name}`;
const allow = (...actions: string[]) => ({ effect: "Allow", actions }) as const;

export const PRINCIPALS = {
  root: { arn: arn("root") },
  admin: { arn: arn("user/admin"), statements: [allow("kms:*")] },
  nobody: { arn: arn("user/nobody") },
  reader: { arn: arn("role/reader"), statements: [allow("kms:Decrypt", "kms:ReEncryptFrom")] },
  session: { arn: `arn:aws:sts::${HOME}:assumed-role/app/one` },
  careful: {
    arn: arn("user/careful"),
    statements: [allow("kms:*"), { effect: "Deny", actions: ["kms:Decrypt"] } as const],
  },
  stranger: { arn: arn("root", AWAY) },
  strangerUser: { arn: arn("user/bob", AWAY) },
} as const;
export type Who = keyof typeof PRINCIPALS;
export type Context = Record<string, string>;

/** The statement of the default key policy. */
export const DELEGATION = {
  Effect: "Allow",
  Principal: { AWS: arn("root") },
  Action: "kms:*",
  Resource: "*",
};

export const statement = (change: object) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "kms:*",
  Resource: "*",
  ...change,
});

export const denied = (who: Who, action: string, resource: string, reason: string) => ({
  name: "AccessDeniedException",
  message: `User: ${PRINCIPALS[who].arn} is not authorized to perform: kms:${action} on resource: ${resource} ${reason}`,
});
export const noIdentity = (action: string) =>
  `because no identity-based policy allows the kms:${action} action`;
export const HIDDEN =
  "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

/** Starts a LocalKms for the tests of a file, and returns functions that call it. */
export function useCallers() {
  let kms: LocalKms;
  beforeAll(async () => {
    kms = await LocalKms.start({ accountId: HOME, principals: Object.values(PRINCIPALS) });
  });
  afterAll(() => kms.close());

  /** A client of a principal. */
  const as = (who: Who): KMSClient =>
    new KMSClient({
      endpoint: kms.endpoint,
      region: kms.region,
      credentials: kms.credentialsOf(PRINCIPALS[who].arn),
      maxAttempts: 1,
    });

  /** Creates a key with the default key policy. */
  const createKey = async (): Promise<string> => (await kms.createKey()).Arn;

  /** Creates a key whose policy delegates to the account, and has further statements. */
  async function keyWith(...statements: object[]): Promise<string> {
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [DELEGATION, ...statements] });
    const { KeyMetadata } = await as("root").send(new CreateKeyCommand({ Policy }));
    return KeyMetadata?.Arn ?? "";
  }

  const encrypt = (who: Who, KeyId: string, EncryptionContext?: Context) =>
    as(who).send(new EncryptCommand({ KeyId, Plaintext: bytes("data"), EncryptionContext }));
  const decrypt = (who: Who, CiphertextBlob: Uint8Array | undefined, KeyId?: string) =>
    as(who).send(new DecryptCommand({ CiphertextBlob, KeyId }));
  const ciphertextOf = async (KeyId: string) => (await encrypt("root", KeyId)).CiphertextBlob;

  return { as, createKey, keyWith, encrypt, decrypt, ciphertextOf };
}

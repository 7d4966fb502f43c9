import { createHash } from "node:crypto";
import { partitionOf } from "../arn.js";

/** A caller: the root user of an account, an IAM user or a role session. */
export interface Principal {
  /** The ARN, such as `arn:aws:iam::111122223333:user/alice`, `…:role/app` or `…:root`. */
  readonly arn: string;
  /** The account ID, 12 digits. */
  readonly accountId: string;
  /** Its unique ID, the value of `aws:userid`. */
  readonly userId: string;
  /** What its IAM policies allow and deny. They apply where a key policy delegates to the account. */
  readonly statements: readonly IdentityStatement[];
}

/** One statement of the IAM policies of a principal. */
export interface IdentityStatement {
  /** Whether the statement allows or denies. A denial overrides every permission. */
  readonly effect: "Allow" | "Deny";
  /** Actions such as `kms:Decrypt`, `kms:ReEncrypt*` or `kms:*`, ignoring case. */
  readonly actions: readonly string[];
  /** ARNs of keys and aliases, with the wildcards `*` and `?`. Default: all. */
  readonly resources?: readonly string[];
}

/** The root user of an account, whom IAM allows every action. */
export const rootPrincipal = (accountId: string, region: string): Principal => ({
  arn: `arn:${partitionOf(region)}:iam::${accountId}:root`,
  accountId,
  userId: accountId,
  statements: [{ effect: "Allow", actions: ["kms:*"] }],
});

/** The ARN of the role of a role session; other ARNs stay as they are. */
export const roleOf = (arn: string): string =>
  arn.includes(":assumed-role/")
    ? arn.replace(/^(arn:[^:]+):sts::(\d+):assumed-role\/([^/]+)\/.+$/, "$1:iam::$2:role/$3")
    : arn;

/** The name of a user, in the last part of its ARN; `undefined` for other principals. */
export const userNameOf = (arn: string): string | undefined =>
  /:iam::\d+:user\/(?:.+\/)?([^/]+)$/.exec(arn)?.[1];

/** A unique ID in the format of AWS, always the same for the same ARN. */
export function userIdOf(arn: string, accountId: string): string {
  if (arn.endsWith(":root")) {
    return accountId;
  }
  const unique = createHash("sha256").update(roleOf(arn)).digest("hex").slice(0, 17).toUpperCase();
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(arn)?.[1];
  const kind = userNameOf(arn) === undefined ? "AROA" : "AIDA";
  return session === undefined ? `${kind}${unique}` : `${kind}${unique}:${session}`;
}

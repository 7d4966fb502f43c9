import { partitionOf } from "../arn.js";

/** A caller: the root user of an account, an IAM user or a role session. */
export interface Principal {
  /** The ARN, such as `arn:aws:iam::111122223333:user/alice`, `…:role/app` or `…:root`. */
  readonly arn: string;
  /** The account ID, 12 digits. */
  readonly accountId: string;
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
  statements: [{ effect: "Allow", actions: ["kms:*"] }],
});

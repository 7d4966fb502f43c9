/** Who makes a call: the root user of an account, an IAM user or a role session, and what IAM lets it do. */
import { partitionOf } from "../keys/arn.js";

/** Who makes a call. */
export interface Principal {
  /** Its ARN, such as `arn:aws:iam::111122223333:user/alice`, `…:role/app` or `…:root`. */
  readonly arn: string;
  /** Its account, 12 digits. */
  readonly accountId: string;
  /** What its IAM policies allow and deny. They count for keys whose policy leaves the decision to the account. */
  readonly statements: readonly IdentityStatement[];
}

/** One statement of the IAM policies of a principal. */
export interface IdentityStatement {
  /** Whether it allows or denies; what is denied anywhere is denied. */
  readonly effect: "Allow" | "Deny";
  /** Actions such as `kms:Decrypt`, `kms:ReEncrypt*` or `kms:*`; upper and lower case are the same. */
  readonly actions: readonly string[];
  /** ARNs of keys and aliases, with `*` and `?` as wildcards. Default: all. */
  readonly resources?: readonly string[];
}

/** The root user of an account: IAM lets it do everything in its own name. */
export const rootOf = (accountId: string, region: string): Principal => ({
  arn: `arn:${partitionOf(region)}:iam::${accountId}:root`,
  accountId,
  statements: [{ effect: "Allow", actions: ["kms:*"] }],
});

import type { IdentityStatement } from "../authorization/Principal.js";
import type { LocalKmsCredentials } from "./LocalKmsCredentials.js";

/** A principal that may call a LocalKms. */
export interface LocalKmsPrincipal {
  /**
   * The ARN of an IAM user, a role, a role session or the root user of an account, such as
   * `arn:aws:iam::111122223333:user/alice`. The account may differ from that of the LocalKms.
   */
  arn: string;
  /** The credentials of the principal. Default: random; {@link LocalKms.credentialsOf} returns them. */
  credentials?: LocalKmsCredentials | undefined;
  /**
   * The unique ID, the value of `aws:userid` in conditions, such as `AIDACKCEVSQ6C2EXAMPLE`, or `AROACKCEVSQ6C2EXAMPLE:app`
   * for a role session. Default: derived from the ARN, and the account ID for the root user.
   */
  userId?: string | undefined;
  /**
   * What the IAM policies of the principal allow and deny. Default: nothing, as for a new user, so that only key
   * policies and grants give it access. The root user of an account may do everything by default.
   */
  statements?: readonly IdentityStatement[] | undefined;
}

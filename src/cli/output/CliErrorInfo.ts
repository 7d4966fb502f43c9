/** A failure as the commands show it, before one of the error formats is chosen. */
export interface CliErrorInfo {
  /**
   * The code: that of KMS (`NotFoundException`), or one of the AWS CLI's own (`ParamValidation`, `Configuration`,
   * `NoRegion`, `NoCredentials`, `Pager`). Without a code, as for a failed connection or a full disk, every format
   * prints the message alone. Default: none.
   */
  readonly code?: string;
  /** What happened, and what to do about it. */
  readonly message: string;
  /** The operation that KMS refused, such as `ReEncrypt`; only for errors of KMS. Default: none. */
  readonly operation?: string;
  /** How many retries preceded the error, if that used up all attempts. Default: none. */
  readonly retries?: number;
  /**
   * What the structured formats show instead of code and message, in the order of the AWS CLI: for an error of KMS
   * `Message`, `Code` and the members of the error as KMS sent them. Default: `Code` and `Message`.
   */
  readonly members?: Readonly<Record<string, unknown>>;
  /** What helps a person and is not part of the AWS CLI's message; only the formats for people show it. Default: none. */
  readonly hint?: string;
}

/** How an option is written. */
export interface OptionSpec {
  /** Its name without `--`. */
  readonly name: string;
  /**
   * How many words follow: none (`flag`), one (`value`), any number (`list`), or at most one (`optional`). A `repeated` one
   * takes one word, and may be given several times.
   */
  readonly takes: "flag" | "value" | "repeated" | "list" | "optional" | "rest";
  /** The values that it accepts. Default: any. */
  readonly choices?: readonly string[];
  /** Its value when no word follows an `optional`. */
  readonly implied?: string;
  /** The command that takes any number of words where others take one. */
  readonly listFor?: string;
  /** Whether the AWS CLI lacks it, so that its existence must not make an abbreviation of the AWS CLI ambiguous. */
  readonly own?: boolean;
}

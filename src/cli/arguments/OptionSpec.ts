/** How an option is written. */
export interface OptionSpec {
  /** Its name without `--`. */
  readonly name: string;
  /** How many words follow: none (`flag`), one (`value`), any number (`list`), or at most one (`optional`). */
  readonly takes: "flag" | "value" | "list" | "optional" | "rest";
  /** The values that it accepts. Default: any. */
  readonly choices?: readonly string[];
  /** Its value when no word follows an `optional`. */
  readonly implied?: string;
  /** The command that takes several of its values: several words after it, or the option several times. */
  readonly severalFor?: string;
  /** Whether the AWS CLI lacks it, so that its existence must not make an abbreviation of the AWS CLI ambiguous. */
  readonly own?: boolean;
}

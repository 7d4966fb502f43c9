/** The formats of `--output`. */
export type OutputFormat = "json" | "text" | "table" | "yaml" | "yaml-stream" | "off";

/** The formats of `--cli-error-format`. */
export type ErrorFormat = "json" | "yaml" | "text" | "table" | "legacy" | "enhanced";

/** The options that every command takes, as given. What is not given is missing, and comes from environment or profile. */
export interface GlobalOptions {
  readonly debug?: boolean;
  readonly endpointUrl?: string;
  readonly verifySsl?: boolean;
  readonly paginate?: boolean;
  readonly output?: OutputFormat;
  readonly query?: string;
  readonly profile?: string;
  readonly profileLocation?: string;
  /** The last one of `regions`. */
  readonly region?: string;
  /** Every Region that was given, for `local`. */
  readonly regions?: readonly string[];
  readonly color?: "on" | "off" | "auto";
  readonly signRequest?: boolean;
  readonly caBundle?: string;
  /** In seconds; 0 for no limit. */
  readonly cliReadTimeout?: number;
  /** In seconds; 0 for no limit. */
  readonly cliConnectTimeout?: number;
  readonly cliBinaryFormat?: "base64" | "raw-in-base64-out";
  readonly cliPager?: boolean;
  readonly cliErrorFormat?: ErrorFormat;
}

/** The value of an option of one command: text, a switch, or the words of a list. */
export type OptionValue = string | boolean | readonly string[];

/** A command line after parsing. */
export interface ParsedArguments {
  /** The command, such as `re-encrypt`, `check` or `local`. */
  readonly command: string;
  readonly globals: GlobalOptions;
  /**
   * The command's own options by their names without `--`, such as `port` or `json`. A list, such as `exec`, has its
   * words. The options that are members of an operation are here as the text that was given; `inputOf` reads them.
   */
  readonly options: ReadonlyMap<string, OptionValue>;
  /** The words that belong to no option, such as `bash` in `completion bash`. */
  readonly positionals: readonly string[];
  /** All words after the name of the program, as they were given. */
  readonly argv: readonly string[];
}

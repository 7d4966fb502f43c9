/** A value that the chosen format cannot print, which only `--query` can produce. */
export class OutputError extends Error {
  /** Takes the format and what it cannot print. */
  constructor(format: "table" | "text", what: string) {
    super(`--output ${format} cannot print ${what}. Change --query, or use --output json.`);
    this.name = "OutputError";
  }
}

import type { OptionSpec } from "../arguments/OptionSpec.js";

const value = (name: string): OptionSpec => ({ name, takes: "value" });
const flag = (name: string): OptionSpec => ({ name, takes: "flag" });

/** The options of `rewrap`, besides those of `re-encrypt`. Apart from what runs it, which is loaded on first use. */
export const REWRAP_OPTIONS: readonly OptionSpec[] = [
  { name: "field", takes: "repeated" },
  { name: "format", takes: "value", choices: ["jsonl", "csv", "json"] },
  value("context-field"),
  value("source-context-field"),
  value("destination-context-field"),
  value("destination-key-field"),
  value("id-field"),
  value("files"),
  value("out-dir"),
  flag("in-place"),
  value("backup"),
  value("failures"),
  value("max-failures"),
  flag("allow-failures"),
  flag("skip-missing"),
  value("limit"),
  value("stop-after"),
  value("max-requests-per-second"),
  value("concurrency"),
  value("dedupe"),
  flag("verify"),
  flag("skip-current"),
  flag("check"),
  flag("dry-run"),
  flag("restart"),
  flag("force"),
  flag("quiet"),
  { name: "summary", takes: "value", choices: ["text", "json"] },
];

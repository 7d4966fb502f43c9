import { CONTENDERS, type ContenderName } from "./contenders.js";
import type { Measurement } from "./Measurement.js";

/** A figure with as many digits as it deserves. */
export const digits = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** A figure with its unit, and how many times ours it is: that of the bundled client for one that is bundled. */
export function cell({ figures, unit }: Measurement, name: ContenderName): string {
  const ours = name.endsWith(" bundled") ? "kms-reencrypt bundled" : "kms-reencrypt";
  const { [name]: value, [ours]: compared } = figures;
  if (value === undefined) {
    return "";
  }
  const ratio = name === ours || compared === undefined ? "" : ` (${(value / compared).toFixed(1)} ×)`;
  return `${digits(value)}${unit && ` ${unit}`}${ratio}`;
}

const goalsOf = ({ goals }: Measurement): string =>
  goals
    .map(({ text, isMet, reached }) => `${text}: ${isMet ? "met" : "**missed**"} (${reached})`)
    .join("<br>");

/** The measurements as a Markdown table. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => [
    measurement.what,
    ...CONTENDERS.map((name) => cell(measurement, name)),
    goalsOf(measurement),
  ]);
  const head = ["", ...CONTENDERS, "goal"];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

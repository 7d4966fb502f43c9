import { amount, type Breakdown, type Pair, type Part, totals } from "./Breakdown.js";
import type { Goal, Measurement } from "./Measurement.js";
import type { Row } from "./rows.js";

/** How many parts a sentence names. */
const NAMED = 4;

/** The goals that are missed, as a list in Markdown: by how much, and by what. */
export function missed(measurements: readonly Measurement[], breakdowns: readonly Breakdown[]): string {
  const lines = measurements.flatMap((measurement) =>
    measurement.goals
      .filter(({ isMet }) => !isMet)
      .map((goal) => `- ${sentence(measurement, goal)}${reason(measurement.what, breakdowns)}`),
  );
  return lines.length === 0 ? "None." : lines.join("\n");
}

function sentence({ what, unit, figures }: Measurement, { text, of, allowed, reached }: Goal): string {
  const figure = figures[of] ?? Number.NaN;
  const [is, may, over] = [figure, allowed, figure - allowed].map(
    (value) => `${amount(value, unit)} ${unit}`,
  );
  return `**${what}, ${text}**: ${is} (${reached}), where ${may} would do: ${over} too many.`;
}

function reason(what: Row, breakdowns: readonly Breakdown[]): string {
  for (const breakdown of breakdowns) {
    const { [what]: pair } = breakdown.explains;
    if (pair !== undefined) {
      return ` ${largest(breakdown, pair)} [All parts](#${anchor(breakdown.title)}).`;
    }
  }
  return "";
}

/** The parts that are larger than those of the limit, or than all others where there is no limit. */
function largest({ columns, parts, unit }: Breakdown, { ours, limit }: Pair): string {
  const figureOf = ({ figures }: Part, name: string): number => figures[columns.indexOf(name)] ?? 0;
  const overLimit = (figures: Part): number =>
    figureOf(figures, ours) - (limit === undefined ? 0 : figureOf(figures, limit));
  const named = parts
    .filter((part) => overLimit(part) > 0)
    .sort((a, b) => overLimit(b) - overLimit(a))
    .slice(0, NAMED)
    .map((part) => `${part.part} (${amount(overLimit(part), unit)} ${unit})`)
    .join(", ");
  const total = overLimit({ part: "", figures: totals(parts) });
  const all = `${amount(total, unit)} ${unit}`;
  return limit === undefined
    ? `The largest parts of its ${all}: ${named}.`
    : `What it takes above the ${limit}, ${all}, is most of all ${named}.`;
}

/** The address of a heading on its page, as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .replace(/\s/g, "-");

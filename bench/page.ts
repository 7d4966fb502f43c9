import { GOALS, type Goal, outcomeOf } from "./goals.js";
import { circumstancesOf, lastSeries, mergeRuns, type Run, USUAL, usualRuns } from "./history.js";
import type { Spread } from "./statistics.js";
import { markdown, sideBySide, tables, text } from "./table.js";

/** The page of results, in Markdown. */
export const page = (history: readonly Run[]): string => `# Results

\`npm run bench\` writes this page from \`history.jsonl\`, to which it appends each run. [README.md](README.md) says what the
rows are, under which load, and how they are measured. Less is better, except for calls per second.

In parentheses is a ratio of two figures:

| column | ratio |
|---|---|
| kms-reencrypt undici, kms-reencrypt CommonJS, client-kms, aws4fetch, AWS CLI | this figure ÷ kms-reencrypt |
| client-kms bundled | this figure ÷ kms-reencrypt bundled |
| limit, node -e '' | kms-reencrypt ÷ this figure |
| limit bundled | kms-reencrypt bundled ÷ this figure |
| node:http, node:net | LocalKms ÷ this figure |
| without | this figure ÷ with |

## Goals

The range has the lowest and the highest median of all runs in the next section, and "worst" is the end that counts.

${goals(usualRuns(history))}

## All runs

The lowest and the highest median of all runs with ${USUAL}. Sizes are those of the last run.

${tables(mergeRuns(usualRuns(history)))}
${others(history)}
## Each run

A median, then the spread within the run, the lower end first. The newest run comes first.

${history.toReversed().map(section).join("\n\n")}
`;

const goals = (runs: readonly Run[]): string =>
  markdown(
    ["row", "column", "goal", "runs", "range", "worst", ""],
    GOALS.map((goal) => goalLine(goal, runs)),
  );

function goalLine(goal: Goal, runs: readonly Run[]): readonly string[] {
  const [row, column, bound, value, unit] = goal;
  const { runs: count, range, worst, isMet } = outcomeOf(goal, runs);
  // Three digits, as a figure may be close to its goal.
  const format = (spread: Spread) =>
    text(
      spread.map((each) => each.toPrecision(3)),
      unit,
    );
  const measured = worst === undefined ? ["", "", "not measured"] : [format(range), format([worst])];
  const outcome = worst === undefined ? [] : [isMet ? "met" : "missed"];
  return [row, column, `${bound} ${value} ${unit}`, String(count), ...measured, ...outcome];
}

/** The section of the runs under other circumstances than the usual ones, if there are any. */
function others(history: readonly Run[]): string {
  const series = lastSeries(history);
  const merged = new Map([...series].map(([name, runs]) => [name, mergeRuns(runs)]));
  const intro = "The same with other versions of Node.js, fewer cores or less memory.";
  return series.size === 1 ? "" : ["\n## Other circumstances", intro, sideBySide(merged), ""].join("\n\n");
}

/** The section of one run. */
export function section(run: Run): string {
  const { date, cpu, packages = {}, note, rows } = run;
  const versions = Object.entries(packages).map((entry) => entry.join(" "));
  const lines = [versions.length > 0 ? `With ${versions.join(", ")}.` : "", note ?? ""].filter(
    (line) => line !== "",
  );
  return [
    `### ${date}, ${cpu}, ${circumstancesOf(run, run.node ?? "(version not recorded)")}`,
    ...lines,
    tables(rows),
  ].join("\n\n");
}

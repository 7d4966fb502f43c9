import { mergeRuns, type Run } from "./history.js";
import { tables } from "./table.js";

/** The page of results, in Markdown. */
export const page = (history: readonly Run[]): string => `# Results

\`npm run bench\` writes this page from \`history.jsonl\`, to which it appends each run. [README.md](README.md) says what the
rows are and how they are measured. Less is better.

In parentheses is how many times the figure of kms-reencrypt a figure is; for "client-kms bundled", how many times that of
"kms-reencrypt bundled"; for "limit" and "node -e ''", how many times of it kms-reencrypt takes; for "node:http", how many times of it LocalKms takes; for "without", how many
times that of "with".

## All runs

The lowest and the highest median of all runs.

${tables(mergeRuns(history))}

## Each run

A median, then the spread within the run, the lower end first. The newest run comes first.

${history.toReversed().map(section).join("\n\n")}
`;

/** The section of one run. */
export function section({ date, cpu, node, packages = {}, note, rows }: Run): string {
  const versions = Object.entries(packages).map((entry) => entry.join(" "));
  const lines = [versions.length > 0 ? `With ${versions.join(", ")}.` : "", note ?? ""].filter(
    (line) => line !== "",
  );
  return [`### ${date}, ${cpu}, Node.js ${node}`, ...lines, tables(rows)].join("\n\n");
}

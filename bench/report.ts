import { writeFile } from "node:fs/promises";
import { chart } from "./chart.js";
import type { Measurement } from "./Measurement.js";
import type { Share } from "./measure/profile.js";
import { root } from "./paths.js";
import { table } from "./table.js";

/** Everything that a run has found out. */
export interface Findings {
  readonly circumstances: string;
  readonly measurements: readonly Measurement[];
  /** What the program for LocalKms printed. */
  readonly local: string;
  /** Where the time goes in calls over the loopback interface, and in those without a network. */
  readonly profiles: { readonly loopback: readonly Share[]; readonly inMemory: readonly Share[] };
}

/** Writes `bench/results.md` and its chart. */
export async function writeReport(findings: Findings): Promise<void> {
  const drawn = findings.measurements.filter(({ unit }) => unit !== "");
  await writeFile(`${root}bench/results.svg`, chart(drawn));
  await writeFile(`${root}bench/results.md`, report(findings));
}

const report = ({ circumstances, measurements, local, profiles }: Findings): string => `# What it costs

\`npm run bench\` has written this page. ${circumstances} All contenders take turns, so that a machine that drifts
touches all alike. In parentheses: how many times ours it is.

${table(measurements)}

${measurements.map(({ what, how }) => `- ${what}: ${how}.`).join("\n")}

The limit is \`node:http\` with a SigV4 written by hand over \`node:crypto\`, and nothing else: no validation, no retries,
no time-outs, no errors.

![The table as a chart](results.svg)

## Goals that are missed

${missed(measurements)}

## Where the time goes

The CPU time of calls by profile, parts under 1 % left out.

Over loopback HTTP, 20 at once:

${list(profiles.loopback)}

Without a network:

${list(profiles.inMemory)}

## LocalKms

\`\`\`text
${local.trimEnd()}
\`\`\`
`;

function missed(measurements: readonly Measurement[]): string {
  const lines = measurements.flatMap(({ what, goals }) =>
    goals.filter(({ isMet }) => !isMet).map(({ text }) => `- ${what}: ${text}`),
  );
  return lines.length === 0 ? "None." : lines.join("\n");
}

const list = (shares: readonly Share[]): string =>
  shares
    .filter(({ percent }) => percent >= 1)
    .map(({ part, percent }) => `- ${percent.toFixed(1)} % ${part}`)
    .join("\n");

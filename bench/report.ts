import { type Breakdown, section } from "./Breakdown.js";
import type { Measurement } from "./Measurement.js";
import { missed } from "./missed.js";
import { table } from "./table.js";

/** Everything that a run has found out. */
export interface Findings {
  readonly circumstances: string;
  readonly measurements: readonly Measurement[];
  /** Where the time and the bytes go. */
  readonly breakdowns: readonly Breakdown[];
  /** What the program for LocalKms printed. */
  readonly local: string;
}

/** The page of results, in Markdown. */
export const report = ({
  circumstances,
  measurements,
  breakdowns,
  local,
}: Findings): string => `# What it costs

\`npm run bench\` has written this page. ${circumstances} All contenders take turns, so that a machine that drifts
touches all alike, and every goal compares figures of this one run. In parentheses: how many times ours it is, and at the
goals, how many times what it is compared with ours is.

${table(measurements)}

${measurements.map(({ what, how }) => `- ${what}: ${how}.`).join("\n")}

A client that is bundled is what esbuild makes of it for a Lambda function: one minified file. The limit is
\`node:http\`, \`node:https\` and \`node:crypto\` with a SigV4 written by hand, and nothing else: no validation, no retries,
no time-outs, no errors.

![The table as a chart](results.svg)

## Goals that are missed

${missed(measurements, breakdowns)}

## Where the time and the bytes go

${breakdowns.map(section).join("\n\n")}

## LocalKms

\`\`\`text
${local.trimEnd()}
\`\`\`
`;

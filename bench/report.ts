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

const QUICK =
  "**A quick run shows only that the benchmarks work: its figures mean nothing, and nothing is written.**\n\n";

/** The page of results, in Markdown. */
export const report = (
  { circumstances, measurements, breakdowns, local }: Findings,
  isQuick: boolean,
): string => `# What it costs

${isQuick ? QUICK : ""}\`npm run bench\` writes this page. ${circumstances}

Every call is a ReEncrypt of 170 bytes with two pairs of encryption context, with credentials and a Region that are
given, over plain HTTP, to a server in another process that answers at once. TLS, the network, KMS, and the fetching of
credentials are left out: what is measured is what the client itself costs.

The contenders take turns, so that a machine that is now faster and now slower favours none of them. Of times, the figure
is the lower quartile, as what else runs on the machine only ever adds to them; of CPU, the median of five processes, as
V8 does not compile alike in all. How far the figures lie apart is told below the table. Less is better.

- **bundled** is the same client as one minified file of esbuild, a module for Node.js. Of client-kms it is what esbuild's
  defaults give, with its CommonJS files.
- **aws4fetch** signs and repeats a \`fetch\`. JSON, base64, errors, input rules and credentials are its caller's business.
- **limit** is \`node:http\`, \`node:https\` and \`node:crypto\` with a SigV4 written by hand for this one request: no
  middleware, validation, retries, time-outs or errors. It is there to be compared with, not to be used.

${table(measurements)}

Behind a figure is how many times ours it is, and for what is bundled, how many times ours when it is bundled. Behind a
goal is how ours compares with what the goal names. A KB is 1024 bytes, an MB 1024 KB.

${measurements.map(({ what, how }) => `- ${what}: ${how}.`).join("\n")}

![The table as a chart](results.svg)

## Goals that are missed

${missed(measurements, breakdowns)}

What kms-reencrypt does in the time that the limit does not take: it checks the input and makes the request in a stack of
middleware that plug-ins can change; sends five headers more (the user agent twice, the id of the call, the number of the
attempt, the hash of the body), each of which is signed or checked and written; keeps two time-outs; listens for lost and
stale connections, so that it can tell which requests may be sent again; counts attempts and the budget of retries; and
checks each member of the answer. What is in a bundle for that, whether a call succeeds or not: the messages, the table
of error codes, partitions, the adaptive mode of retries, and the checks of options and credentials.

## Where the time and the bytes go

${breakdowns.map(section).join("\n\n")}

## LocalKms

How fast the KMS for tests is. After so many calls: the heap of JavaScript, and all memory of the process.

\`\`\`text
${local.trimEnd()}
\`\`\`
`;

import type { Fleet, Outcome } from "./simulate.js";

/** What KMS charges for a request, in dollars. */
const PRICE = 0.03 / 10_000;

const COUNTS = [1e6, 1e9, 1e12];
const RATES = [1_000, 10_000, 50_000];

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const percent = (part: number): string => `${(part * 100).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;
const power = (count: number): string => `10^${Math.log10(count)}`;

/** A duration in the unit that suits it. */
function duration(seconds: number): string {
  const units = [
    ["years", 365 * 86_400],
    ["days", 86_400],
    ["hours", 3_600],
    ["minutes", 60],
  ] as const;
  const [unit, length] = units.find(([, size]) => seconds >= 2 * size) ?? ["seconds", 1];
  return `${(seconds / length).toFixed(seconds / length < 10 ? 1 : 0)} ${unit}`;
}

const costs = (): string =>
  [
    line(["ciphertexts", "KMS", ...RATES.map((rate) => `at ${rate.toLocaleString("en")}/s`)]),
    `|---|---|${RATES.map(() => "---|").join("")}`,
    ...COUNTS.map((count) =>
      line([
        power(count),
        `$${Math.round(count * PRICE).toLocaleString("en")}`,
        ...RATES.map((rate) => duration(count / rate)),
      ]),
    ),
  ].join("\n");

const fleets = (outcomes: readonly (readonly [string, Fleet, Outcome])[]): string =>
  [
    line(["fleet", "asked for", "moved", "throttled", "others, first attempt throttled", "others, failed"]),
    "|---|---|---|---|---|---|",
    ...outcomes.map(([name, { workers, rate }, { moved, throttled, othersThrottled, othersFailed }]) =>
      line([
        name,
        `${workers * rate}/s`,
        `${Math.round(moved)}/s`,
        ...[throttled, othersThrottled, othersFailed].map(percent),
      ]),
    ),
  ].join("\n");

/** The page about fleets, in Markdown. */
export const fleetPage = (
  outcomes: readonly (readonly [string, Fleet, Outcome])[],
): string => `# More than one machine

\`npx tsx bench/fleet.ts\` writes this page.

## Throughput, cost and time

One process sends thousands of requests per second. The quota of KMS is the limit, not the machine: all programs of an
account share it in each Region, calls by AWS services included. For symmetric keys it is 10,000 requests per second, 20,000
or 100,000 in some Regions, and can be raised; for RSA keys, 1,000.

${costs()}

The price is that of requests with symmetric keys in us-east-1; \`verify\` doubles it. Compare before you start:

- Up to 10^8 rows: one process with \`reEncryptAll\`. It needs a day at 1,000 requests per second.
- Up to 10^10 rows: [lambda-sqs](../examples/lambda-sqs/template.yaml) for rows of a database, or
  [step-functions](../examples/step-functions/state-machine.asl.json) for files, with an increased quota.
- More: do not re-encrypt data, re-encrypt data keys. Data under one data key needs one request. \`dedupe\` sends equal
  data keys once.
- Objects in S3 that S3 encrypts (SSE-KMS) are not for this package: use the operation UpdateObjectEncryption of S3 Batch
  Operations.
- A key whose material rotates automatically needs nothing of this: KMS keeps the old material.

## Settings that have to fit each other

| | rule | why |
|---|---|---|
| both | instances × \`maxRequestsPerSecond\` ≤ your share of the quota | instances do not know of each other |
| SQS | \`BatchSize\` over 10 only with \`MaximumBatchingWindowInSeconds\` | Lambda rejects it otherwise |
| SQS | \`VisibilityTimeout\` ≥ 6 × the timeout of the function | messages would be delivered twice |
| SQS | \`ReportBatchItemFailures\` | one message would make the whole batch be delivered again, or be deleted |
| SQS | permanent failures go to a failure queue | they would be delivered again and again |
| Step Functions | \`MaxConcurrency\` | the default is 10,000 workers |
| Step Functions | at most 256 items in a batch | the output of a state is at most 256 KiB |
| Step Functions | \`ToleratedFailurePercentage\` and \`ResultWriter\` | one batch would fail all; results would be lost |

The tests of the examples check these rules. To resume: messages in the queue stay for up to 14 days; an execution
of Step Functions can be redriven for 14 days. Both process some items twice, which is harmless.

## Who gets the quota

A discrete simulation of workers, each with the pace rule of \`reEncryptAll\`, that share a quota of 10,000 requests per second with
other programs. The others make 2,000 calls per second, each with up to three attempts. One request of a hundred fails for
another reason and is sent again. The quota is a token bucket that holds one second. The figures are those of the second
minute.

${fleets(outcomes)}

With the pace rule, a fleet that asks for many times the quota takes what the others leave, and their calls succeed. Without
it, the others starve.
`;

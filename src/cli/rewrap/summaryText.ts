import type { ReEncryptSummary, SourceKeyCounts } from "../../bulk/ReEncryptSummary.js";
import type { RowCounts } from "./RowCounts.js";
import { countText, timeText } from "./texts.js";

/** Counts of ciphertexts by the key that they were under. */
export type SourceKeys = Readonly<Record<string, SourceKeyCounts>>;

/** What was sent. */
export type SentCounts = Pick<ReEncryptSummary, "requests" | "retried" | "throttled" | "millis">;

/** Before anything was sent. */
export const NOTHING_SENT: SentCounts = { requests: 0, retried: 0, throttled: 0, millis: 0 };

/** The sum of what two jobs sent. */
export const addSent = (one: SentCounts, other: SentCounts): SentCounts => ({
  requests: one.requests + other.requests,
  retried: one.retried + other.retried,
  throttled: one.throttled + other.throttled,
  millis: one.millis + other.millis,
});

/** What was done, as it is printed at the end. */
export interface RunReport {
  /** The counts of all runs. */
  readonly counts: RowCounts;
  /** The same by source key. */
  readonly bySourceKey: SourceKeys;
  /** What this run sent. */
  readonly summary: SentCounts;
  /** What is counted. */
  readonly unit: "row" | "file";
  readonly dryRun: boolean;
  /** How many rows or files earlier runs had done. */
  readonly resumedAt: number;
  /** How many calls at most were made a second time, because an earlier run was killed. */
  readonly repeatedAtMost?: number | undefined;
  /** Whether everything is done. */
  readonly complete: boolean;
  /** Why it is not. */
  readonly stopped?: string | undefined;
  /** Where the failed rows are. */
  readonly failures?: string | undefined;
  readonly output?: string | undefined;
}

/** The summary as text. */
export function summaryText(report: RunReport): string {
  const { counts, summary, unit, dryRun, resumedAt, repeatedAtMost } = report;
  const { changed, current, failed } = counts;
  const { requests, retried, throttled, millis } = summary;
  const what = dryRun ? "would be re-encrypted" : "re-encrypted";
  const number = (value: number) => value.toLocaleString("en-US");
  const lines = [
    `${countText(changed, unit)} ${what}, ${number(current)} up to date, ${number(failed)} failed.`,
    resumedAt > 0 ? `An earlier run had done ${countText(resumedAt, unit)}.` : "",
    repeatedAtMost ? `It was killed: at most ${countText(repeatedAtMost, "call")} had to be repeated.` : "",
    `${countText(requests, "request")}, ${number(retried)} retried, ${number(throttled)} throttled, in ${timeText(millis)}.`,
    ...(dryRun ? [] : sourceKeyLines(report.bySourceKey)),
    failed > 0 && !dryRun ? stillUnderOldKey(failed, unit) : "",
    report.complete || failed > 0 || dryRun ? "" : `Not all ${unit}s are done: do not disable the old key.`,
  ];
  return lines.filter(Boolean).join("\n");
}

const stillUnderOldKey = (failed: number, unit: string): string =>
  `${countText(failed, unit)} ${failed === 1 ? "is" : "are"} still under the old key: do not disable it.`;

const sourceKeyLines = (keys: SourceKeys): readonly string[] =>
  Object.entries(keys).map(([key, { changed, current, failed }]) => {
    const parts = [
      changed > 0 ? `${changed.toLocaleString("en-US")} re-encrypted` : "",
      current > 0 ? `${current.toLocaleString("en-US")} up to date` : "",
      failed > 0 ? `${failed.toLocaleString("en-US")} failed` : "",
    ];
    return `  under ${key}: ${parts.filter(Boolean).join(", ")}`;
  });

/** The summary as JSON, on one line. */
export function summaryJson(report: RunReport): string {
  const { counts, summary, unit, resumedAt } = report;
  const { changed, current, failed } = counts;
  const { requests, retried, throttled, millis } = summary;
  const { complete, stopped, output, failures, dryRun, repeatedAtMost = 0 } = report;
  // The response of a dry run does not name the key.
  const bySourceKey = dryRun ? {} : report.bySourceKey;
  return JSON.stringify({
    [`${unit}s`]: { done: changed + current + failed, changed, current, failed, resumedAt },
    ...{ requests, retried, throttled, millis: Math.round(millis), repeatedAtMost, bySourceKey },
    ...{ complete, stopped, output, failures, dryRun },
  });
}

/** The sum of counts by source key. */
export function addSourceKeys(one: SourceKeys, other: SourceKeys): SourceKeys {
  const sum = new Map<string, SourceKeyCounts>(Object.entries(one));
  for (const [key, counts] of Object.entries(other)) {
    const { changed, current, failed } = sum.get(key) ?? { changed: 0, current: 0, failed: 0 };
    sum.set(key, {
      changed: changed + counts.changed,
      current: current + counts.current,
      failed: failed + counts.failed,
    });
  }
  return Object.fromEntries(sum);
}

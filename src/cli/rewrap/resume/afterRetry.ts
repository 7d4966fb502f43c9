import { addSourceKeys } from "../summaryText.js";
import { type Checkpoint, NOTHING_DONE } from "./Checkpoint.js";

/** What a checkpoint becomes when the rows that were tried again are in their places. */
export function afterRetry({ rows, retry, mergedBytes }: Checkpoint): Partial<Checkpoint> {
  const counts = {
    changed: rows.counts.changed + retry.counts.changed,
    current: rows.counts.current + retry.counts.current,
    failed: retry.counts.failed,
  };
  // The failures of the first pass are those that were tried again.
  const done = Object.entries(rows.bySourceKey)
    .map(([key, each]) => [key, { ...each, failed: 0 }] as const)
    .filter(([, { changed, current }]) => changed + current > 0);
  const bySourceKey = addSourceKeys(Object.fromEntries(done), retry.bySourceKey);
  return {
    stage: counts.failed > 0 ? "failed" : "finish",
    rows: { ...rows, counts, bySourceKey, outputBytes: mergedBytes, failureBytes: retry.failureBytes },
    retry: NOTHING_DONE,
    retriesAll: false,
  };
}

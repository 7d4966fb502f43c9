import type { RowOutcome } from "./rows/outcomeOfRow.js";

/** How many rows were done, and how. */
export interface RowCounts {
  readonly changed: number;
  readonly current: number;
  readonly failed: number;
}

/** No rows. */
export const NO_ROWS: RowCounts = { changed: 0, current: 0, failed: 0 };

/** The counts with one more row. Headers and other rows without a ciphertext do not count. */
export const withRow = (counts: RowCounts, status: RowOutcome["status"]): RowCounts =>
  status === "kept" ? counts : { ...counts, [status]: counts[status] + 1 };

/** How many rows there are in all. */
export const doneOf = ({ changed, current, failed }: RowCounts): number => changed + current + failed;

import type { Io } from "../Io.js";
import { countText, timeText } from "./texts.js";

/** How often a line is printed where there is no terminal, in milliseconds. */
const INTERVAL = 10_000;
/** How many characters the bar has. */
const WIDTH = 20;

/** What a run has done so far. */
export interface ProgressState {
  /** How many rows or files are done, those of earlier runs included. */
  readonly done: number;
  readonly failed: number;
  /** How many responses said to send fewer requests. */
  readonly throttled: number;
  /** How far it is in its input, in any unit. */
  readonly position: number;
  /** How much there is in this unit; `undefined` where nobody knows. */
  readonly total: number | undefined;
}

/** Shows how a run proceeds: a bar that changes on a terminal, else a line now and then. */
export class ProgressReport {
  readonly #io: Io;
  readonly #isQuiet: boolean;
  readonly #unit: string;
  readonly #startedAt: number;
  #start: Pick<ProgressState, "done" | "position"> | undefined;
  #lastLine: number;
  #isShown = false;

  /** @param unit - What is counted, such as `row`. */
  constructor(io: Io, unit: string, isQuiet: boolean) {
    this.#io = io;
    this.#unit = unit;
    this.#isQuiet = isQuiet;
    this.#startedAt = io.clock();
    this.#lastLine = this.#startedAt;
  }

  /** Prints a line that stays. */
  note(text: string): void {
    this.clear();
    if (!this.#isQuiet) {
      this.#write(`${text}\n`);
    }
  }

  /** Shows the state of the run. */
  update(state: ProgressState): void {
    this.#start ??= state;
    if (this.#isQuiet) {
      return;
    }
    const now = this.#io.clock();
    if (this.#io.tty.stderr) {
      this.#isShown = true;
      const width = Math.max(20, this.#io.tty.columns - 1);
      this.#write(`\r${(barOf(state) + this.#text(state, now)).slice(0, width)}\x1b[K`);
    } else if (now - this.#lastLine >= INTERVAL) {
      this.#lastLine = now;
      this.#write(`${this.#text(state, now)}\n`);
    }
  }

  /** Removes the bar. */
  clear(): void {
    if (this.#isShown) {
      this.#isShown = false;
      this.#write("\r\x1b[K");
    }
  }

  #text(state: ProgressState, now: number): string {
    const { done, failed, throttled } = state;
    const elapsed = now - this.#startedAt;
    const rate = elapsed > 0 ? Math.round(((done - (this.#start?.done ?? 0)) * 1000) / elapsed) : 0;
    const share = shareOf(state);
    const parts = [
      share === undefined ? "" : `${Math.floor(share * 100)} %`,
      countText(done, this.#unit),
      `${rate.toLocaleString("en-US")}/s`,
      `${failed.toLocaleString("en-US")} failed`,
      throttled > 0 ? `${throttled.toLocaleString("en-US")} throttled` : "",
      this.#timeLeft(state, elapsed),
    ];
    return parts.filter(Boolean).join(", ");
  }

  #timeLeft({ position, total }: ProgressState, elapsed: number): string {
    const covered = position - (this.#start?.position ?? 0);
    return total === undefined || covered <= 0
      ? ""
      : `${timeText((elapsed * Math.max(0, total - position)) / covered)} left`;
  }

  #write(text: string): void {
    // The job goes on when nobody can read standard error.
    this.#io.stderr.write(text).catch(() => undefined);
  }
}

/** The part that is done, from 0 to 1. */
const shareOf = ({ position, total }: ProgressState): number | undefined =>
  total === undefined || total === 0 ? undefined : Math.min(1, position / total);

function barOf(state: ProgressState): string {
  const share = shareOf(state);
  if (share === undefined) {
    return "";
  }
  const filled = Math.round(share * WIDTH);
  return `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] `;
}

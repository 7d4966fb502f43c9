import { describe, expect, it } from "vitest";
import { ProgressReport } from "../../../src/cli/rewrap/ProgressReport.js";
import { cliIo } from "../../support/cli-io.js";

/** A report whose clock the test moves. */
function report(tty: boolean, isQuiet = false, columns = 200) {
  let now = 0;
  const io = cliIo({
    clock: () => now,
    tty: { stdin: false, stdout: false, stderr: tty, columns },
  });
  const progress = new ProgressReport(io, "row", isQuiet);
  const update = (time: number, done: number, { total }: { total?: number } = { total: 4000 }) => {
    now = time;
    progress.update({ done, failed: 2, throttled: 0, position: done, total });
  };
  return { io, progress, update };
}

describe("ProgressReport", () => {
  it("draws a bar on a terminal, and removes it", () => {
    const { io, progress, update } = report(true);
    update(0, 0);
    update(1000, 1000);
    expect(io.written.stderr.split("\r").at(-1)).toBe(
      "[#####...............] 25 %, 1,000 rows, 1,000/s, 2 failed, 0:03 left\x1b[K",
    );
    progress.clear();
    expect(io.written.stderr.endsWith("\r\x1b[K")).toBe(true);
  });

  it("fits into a narrow terminal", () => {
    const { io, update } = report(true, false, 30);
    update(1000, 1000);
    const shown = io.written.stderr.replace("\r", "").replace("\x1b[K", "");
    expect(shown).toHaveLength(29);
  });

  it("prints a line every ten seconds where there is no terminal", () => {
    const { io, update } = report(false);
    for (let second = 0; second <= 21; second++) {
      update(second * 1000, second * 100);
    }
    expect(io.written.stderr).toBe(
      "25 %, 1,000 rows, 100/s, 2 failed, 0:30 left\n50 %, 2,000 rows, 100/s, 2 failed, 0:20 left\n",
    );
  });

  it("counts the rate and the time left from where this run has begun", () => {
    const { io, update } = report(false);
    update(0, 2000);
    update(10_000, 3000);
    expect(io.written.stderr).toBe("75 %, 3,000 rows, 100/s, 2 failed, 0:10 left\n");
  });

  it("leaves out what it does not know", () => {
    const { io, update } = report(true);
    update(1000, 1, {});
    expect(io.written.stderr).toBe("\r1 row, 0/s, 2 failed\x1b[K");
  });

  it("is silent with --quiet", () => {
    const { io, progress, update } = report(true, true);
    update(1000, 1000);
    progress.note("a note");
    progress.clear();
    expect(io.written.stderr).toBe("");
  });
});

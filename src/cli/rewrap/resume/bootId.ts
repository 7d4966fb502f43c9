import { readFileSync } from "node:fs";
import { uptime } from "node:os";

/** Identifies the time since this machine was started: until then, what was written to files is there, synced or not. */
export function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    // Not Linux. To the minute, because clocks are corrected.
    return String(Math.round((Date.now() / 1000 - uptime()) / 60));
  }
}

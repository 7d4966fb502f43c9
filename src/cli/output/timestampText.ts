const two = (value: number): string => String(value).padStart(2, "0");

/** ISO 8601 with the offset of the local time zone, such as `2026-01-31T09:30:00.123000+01:00`. */
export function timestampText(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString();
  const [seconds = "", milliseconds = ""] = local.slice(0, -1).split(".");
  const fraction = milliseconds === "000" ? "" : `.${milliseconds}000`;
  const minutes = Math.abs(offset);
  return `${seconds}${fraction}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

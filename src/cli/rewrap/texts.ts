/** A number with its unit, such as `1,234 rows`. */
export const countText = (value: number, unit: string): string =>
  `${value.toLocaleString("en-US")} ${unit}${value === 1 ? "" : "s"}`;

/** A time such as `1:02:03`. */
export function timeText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

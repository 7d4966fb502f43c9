import { CONTENDERS, type ContenderName } from "./contenders.js";
import type { Measurement } from "./Measurement.js";
import { digits } from "./table.js";

const WIDTH = 760;
const LABEL = 150;
const BAR = { height: 16, gap: 4, longest: WIDTH - LABEL - 110 };
const HEADING = 30;

const COLOURS: Readonly<Record<ContenderName, string>> = {
  "kms-reencrypt": "#2f81f7",
  "kms-reencrypt bundled": "#2f81f7",
  "client-kms": "#8b949e",
  "client-kms bundled": "#8b949e",
  aws4fetch: "#8b949e",
  limit: "#3fb950",
};

/** Bars for each measurement, as an SVG that can be read on a light and on a dark page. */
export function chart(measurements: readonly Measurement[]): string {
  const parts = [
    text(0, 14, "Less is better. Each group has a scale of its own. Blue: ours; green: the limit."),
  ];
  let y = 24;
  for (const measurement of measurements) {
    parts.push(text(0, y + 20, `${measurement.what} (${measurement.unit})`, "heading"));
    y += HEADING;
    for (const bar of bars(measurement)) {
      parts.push(bar(y));
      y += BAR.height + BAR.gap;
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 10}" width="${WIDTH}" role="img">`,
    "<title>kms-reencrypt beside client-kms, aws4fetch and the limit</title>",
    // Grey that has contrast on white and on black.
    "<style>text{font:12px system-ui,sans-serif;fill:#6e7781}.heading{font-weight:600}",
    "@media(prefers-color-scheme:dark){text{fill:#adbac7}}</style>",
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function bars({ figures }: Measurement): ((y: number) => string)[] {
  const largest = Math.max(...Object.values(figures));
  return CONTENDERS.flatMap((name) => {
    const { [name]: value } = figures;
    return value === undefined ? [] : [(y: number) => bar(y, name, value, value / largest)];
  });
}

function bar(y: number, name: ContenderName, value: number, part: number): string {
  const width = Math.max(2, part * BAR.longest);
  return [
    text(0, y + 12, name),
    `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR.height}" rx="2" fill="${COLOURS[name]}"/>`,
    text(LABEL + width + 6, y + 12, digits(value)),
  ].join("");
}

const text = (x: number, y: number, content: string, className?: string): string =>
  `<text x="${x.toFixed(1)}" y="${y}"${className === undefined ? "" : ` class="${className}"`}>${content}</text>`;

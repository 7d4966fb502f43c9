/** A line of a chart. */
export interface Line {
  readonly name: string;
  /** Any colour of SVG. */
  readonly color: string;
  /** One value for each second. */
  readonly values: readonly number[];
}

const [WIDTH, HEIGHT] = [760, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [50, 10, 40, 40];

/** Draws lines over the seconds as an SVG that is legible on light and dark pages. */
export function chart(title: string, unit: string, lines: readonly Line[]): string {
  const seconds = Math.max(...lines.map(({ values }) => values.length - 1), 1);
  const step = stepFor(Math.max(...lines.flatMap(({ values }) => values), 1));
  const highest = step * Math.ceil(Math.max(...lines.flatMap(({ values }) => values), 1) / step);
  const x = (second: number) => LEFT + ((WIDTH - LEFT - RIGHT) * second) / seconds;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / highest;
  const grid = Array.from({ length: highest / step + 1 }, (_, index) => index * step).map(
    (value) =>
      `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#8884"/><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const times = Array.from({ length: Math.floor(seconds / 10) + 1 }, (_, index) => index * 10).map(
    (second) => `<text x="${x(second)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${second} s</text>`,
  );
  const paths = lines.map(({ color, values }) => {
    const points = values.map((value, second) => `${x(second).toFixed(1)} ${y(value).toFixed(1)}`);
    return `<path d="M${points.join("L")}" fill="none" stroke="${color}" stroke-width="2"/>`;
  });
  const legend = lines.map(
    ({ name, color }, index) =>
      `<text x="${LEFT + index * 220}" y="${HEIGHT - 6}" fill="${color}">■ ${name}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#888">`,
    `<title>${title}</title>`,
    `<text x="${LEFT}" y="18" font-size="14">${title}</text><text x="${LEFT - 6}" y="${TOP - 8}" text-anchor="end">${unit}</text>`,
    ...[grid, times, paths, legend].flat(),
    "</svg>\n",
  ].join("\n");
}

/** The distance of the grid lines: 1, 2 or 5 times a power of ten, so that there are four to ten. */
function stepFor(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / 4));
  return [1, 2, 5, 10].map((factor) => factor * power).findLast((step) => highest / step >= 4) ?? power;
}

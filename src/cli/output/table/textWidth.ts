import { WIDE_CHARACTERS } from "./wideCharacters.js";

type Range = readonly [first: number, last: number];

/** How many columns a text takes in a terminal. Wide characters take two, and so do those of ambiguous width. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return width;
}

let ranges: Range[] | undefined;

function isWide(character: number): boolean {
  ranges ??= readRanges();
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (character < first) {
      high = middle - 1;
    } else if (character > last) {
      low = middle + 1;
    } else {
      return true;
    }
  }
  return false;
}

function readRanges(): Range[] {
  let end = 0;
  return WIDE_CHARACTERS.split(" ").map((range) => {
    const [distance = "", more = "0"] = range.split("+");
    const first = end + Number.parseInt(distance, 36);
    end = first + Number.parseInt(more, 36);
    return [first, end];
  });
}

/** A text in a script: a string, or what stands around the `${…}` of a template. */
interface Text {
  /** From where to where each piece of it is, without quotes. */
  readonly pieces: (readonly [start: number, end: number])[];
}

const STRING = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/y;
const REGEXP = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
const PIECE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** After these a slash starts a regular expression; after everything else it divides. */
const BEFORE_REGEXP = /(?:^|[(,=:[!&|?{};+\-*%~^<>\n]|\b(?:return|typeof|case|in|of|void|throw))\s*$/;

/** Where a pattern ends that begins at a place, or undefined. */
function endOf(pattern: RegExp, code: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(code) ? pattern.lastIndex : undefined;
}

/** Collects the texts from a place to the end of its block; returns where that is. */
function readBlock(code: string, from: number, texts: Text[]): number {
  let at = from;
  for (let braces = 0; at < code.length; ) {
    const character = code[at];
    const string = endOf(STRING, code, at);
    const isRegExp = character === "/" && BEFORE_REGEXP.test(code.slice(Math.max(0, at - 12), at));
    if (character === "}" && braces === 0) {
      return at;
    }
    braces += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (string !== undefined) {
      texts.push({ pieces: [[at + 1, string - 1]] });
    }
    at =
      character === "`"
        ? readTemplate(code, at + 1, texts)
        : (string ?? endOf(COMMENT, code, at) ?? (isRegExp ? endOf(REGEXP, code, at) : undefined) ?? at + 1);
  }
  return at;
}

/** Collects a template, and the texts inside of its `${…}`; returns where the code goes on. */
function readTemplate(code: string, from: number, texts: Text[]): number {
  const template: Text = { pieces: [] };
  texts.push(template);
  let at = from;
  for (;;) {
    const end = endOf(PIECE, code, at) ?? at;
    template.pieces.push([at, end]);
    if (!code.startsWith("${", end)) {
      return end + 1;
    }
    at = readBlock(code, end + 2, texts) + 1;
  }
}

/**
 * A script without its sentences, which are the strings and templates with more than 24 characters and a space. It does
 * the same with empty messages. How much smaller it is, is what messages and advice take.
 */
export function withoutSentences(code: string): string {
  const texts: Text[] = [];
  readBlock(code, 0, texts);
  const sentences = texts.filter(({ pieces }) => {
    const text = pieces.map(([start, end]) => code.slice(start, end)).join("");
    return text.length > 24 && text.includes(" ");
  });
  const cut = sentences.flatMap(({ pieces }) => pieces).sort(([a], [b]) => a - b);
  const starts = [0, ...cut.map(([, end]) => end)];
  return starts.map((start, index) => code.slice(start, cut[index]?.[0])).join("");
}

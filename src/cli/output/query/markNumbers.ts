import { numberOfJson, type QueryNumber } from "./numbers.js";

/** An expression in which the numbers that JavaScript would change, such as `1.0`, are marks: texts that stand for them. */
export interface NumberMarks {
  /** The expression with the marks. */
  readonly text: string;
  /** What each mark stands for. */
  readonly numbers: ReadonlyMap<string, QueryNumber>;
}

/** Raw strings and quoted names, in which backticks mean nothing, and literals. */
const TOKEN = /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`((?:\\[\s\S]|[^`\\])*)`/g;

const JSON_NUMBER = /"(?:\\[\s\S]|[^"\\])*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** The quote or backtick of an expression that has no second one. */
export const unclosedDelimiter = (text: string): string | undefined =>
  /['"`]/.exec(text.replace(TOKEN, ""))?.[0];

/** Puts marks in the literals of an expression. */
export function markNumbers(expression: string): NumberMarks {
  const numbers = new Map<string, QueryNumber>();
  const text = expression.replace(TOKEN, (token, literal: string | undefined) =>
    literal === undefined
      ? token
      : rewrite(token, literal, (number) => {
          const mark = `\0${numbers.size}`;
          numbers.set(mark, numberOfJson(number));
          return mark;
        }),
  );
  return { text, numbers };
}

/** Returns a literal with its numbers marked, or the token as it is: what is not JSON is a string. */
function rewrite(token: string, literal: string, mark: (number: string) => string): string {
  const json = literal.replaceAll("\\`", "`").trim();
  if (!isJson(json)) {
    return token;
  }
  let changed = json !== literal;
  const marked = json.replace(JSON_NUMBER, (part) => {
    const name = part.startsWith('"') || isTheSame(part) ? undefined : mark(part);
    changed ||= name !== undefined;
    return name === undefined ? part : JSON.stringify(name);
  });
  return changed ? `\`${marked.replaceAll("`", "\\u0060")}\`` : token;
}

/** Whether JavaScript prints a number as it stands. */
const isTheSame = (number: string): boolean => String(Number(number)) === number && !/[.eE]/.test(number);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

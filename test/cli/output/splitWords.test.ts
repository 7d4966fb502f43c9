import { expect, it } from "vitest";
import { splitWords } from "../../../src/cli/output/splitWords.js";

it.each([
  ["less", ["less"]],
  ["  less   -S -R ", ["less", "-S", "-R"]],
  ["'/opt/my tools/pager' \"a b\"", ["/opt/my tools/pager", "a b"]],
  ["a\\ b c\\\\d", ["a b", "c\\d"]],
  [`sh -c 'echo "x"'`, ["sh", "-c", 'echo "x"']],
  [`"a \\" b" "c\\d"`, ['a " b', "c\\d"]],
  ["--a='b c'd", ["--a=b cd"]],
  ["''", [""]],
  ["", []],
])("splits %j into %j", (line, words) => {
  expect(splitWords(line)).toEqual(words);
});

import { expect, it } from "vitest";
import { withoutSentences } from "../../bench/explain/texts.js";

const SENTENCE = "a sentence";

it.each([
  ["a string", `x("${SENTENCE}");`, 'x("");'],
  ["a string with a quote", `x('${SENTENCE} it\\'s');y("b")`, `x('');y("b")`],
  [
    "a template, but not its code",
    `x(\`${SENTENCE} \${a({b:1})} it\${c}\`);`,
    `x(\`\${a({b:1})} it\${c}\`);`,
  ],
  ["a string in the code of a template", `x(\`\${a?"${SENTENCE}":{}}s\`);`, `x(\`\${a?"":{}}s\`);`],
  [
    "what comes after a regular expression with a quote",
    `/["'\`/]/.test(a)||x("${SENTENCE}")`,
    '/["\'`/]/.test(a)||x("")',
  ],
  ["what comes after a division", `a/b;c("it's");d/x("${SENTENCE}")`, `a/b;c("it's");d/x("")`],
  ["what comes after a comment with a quote", `/*! it's */x("${SENTENCE}")`, `/*! it's */x("")`],
])("takes out %s", (_, code, silent) => {
  expect(withoutSentences(code)).toBe(silent);
});

it("leaves what is no sentence: short texts, and long ones without a space", () => {
  const code = `x("two two", "TrentService.ReEncrypt.and.more", \`\${a} to \${b}\`)`;
  expect(withoutSentences(code)).toBe(code);
});

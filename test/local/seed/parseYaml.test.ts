/** Seeds in YAML: what they can contain, and errors with the line of the mistake. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/local/seed/parseYaml.js";
import { call } from "../support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_ID = "0987dcba-09fe-87dc-65ba-ab0987654321";
const MATERIAL = Buffer.from("do not print this key material!!").toString("base64");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-yaml-"));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const SEED = `# What the tests have from the start.
Keys:
  - KeyId: ${ID}
    Description: >-
      orders, and
      what belongs to them
    KeyMaterial:
      - ${MATERIAL}
      - ${Buffer.alloc(32, 2).toString("base64")}
    Tags: [{ TagKey: year, TagValue: "2026" }]
    Policy:
      Version: 2012-10-17
      Statement:
        Effect: Allow
        Principal: { AWS: "111122223333" }
        Action: kms:*
        Resource: "*"
  - KeyId: ${OTHER_ID}
    Enabled: false
Aliases:
  - AliasName: alias/orders
    TargetKeyId: ${ID}
`;

describe("a seed in YAML", () => {
  test("is equivalent to one in JSON", async () => {
    await using kms = await LocalKms.start({ seed: await file("seed.yaml", SEED) });
    const described = await call(kms, "DescribeKey", { KeyId: "alias/orders" });
    const Description = "orders, and what belongs to them";
    expect(described.body).toMatchObject({ KeyMetadata: { KeyId: ID, Description, KeyState: "Enabled" } });
    const rotations = await call(kms, "ListKeyRotations", { KeyId: ID });
    expect(rotations.body).toMatchObject({ Rotations: [{ KeyMaterialState: "CURRENT" }] });
    const tags = await call(kms, "ListResourceTags", { KeyId: ID });
    expect(tags.body).toMatchObject({ Tags: [{ TagKey: "year", TagValue: "2026" }] });
    const other = await call(kms, "DescribeKey", { KeyId: OTHER_ID });
    expect(other.body).toMatchObject({ KeyMetadata: { KeyState: "Disabled" } });
  });

  test.each(["seed.yml", "SEED.YAML"])("can be in a file named %s, by path or URL", async (name) => {
    const path = await file(name, SEED);
    for (const seed of [path, pathToFileURL(path)]) {
      await using kms = await LocalKms.start({ seed });
      expect(await call(kms, "DescribeKey", { KeyId: ID })).toMatchObject({ status: 200 });
    }
  });

  test("parses all JSON except numbers that are not canonical", () => {
    const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        numbers.filter((number) => /^-?\d+(\.\d+)?$/.test(JSON.stringify(number))),
        fc.array(tie("value")),
        fc.dictionary(
          fc.string().filter((name) => name !== "__proto__"),
          tie("value"),
        ),
      ),
    })).value;
    fc.assert(
      fc.property(value, (json) => {
        // YAML does not allow DEL and similar characters unescaped.
        const text = JSON.stringify(json, undefined, 1);
        fc.pre(!/[\u007f-\u009f\u2028\u2029\ufeff]/.test(text));
        expect(parseYaml(text)).toMatchObject({ value: JSON.parse(text) });
      }),
    );
  });
});

describe("a seed in YAML is invalid, and the error shows file and line, when", () => {
  const errorOf = async (content: string): Promise<string> => {
    const path = await file("refused.yaml", content);
    const error: unknown = await LocalKms.start({ seed: path }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).not.toHaveProperty("cause");
    expect(String(error)).not.toContain(MATERIAL.slice(0, 8));
    return String(error).replace(path, "FILE");
  };
  const key = (members: string) => `Keys:\n  - KeyId: ${ID}\n    KeyMaterial: ${MATERIAL}\n    ${members}\n`;
  const QUOTES = "; put it in quotes if it is a string";

  test.each<[string, string, string]>([
    ["a member is invalid", key("Enabled: yes"), "seed.Keys[0].Enabled must be true or false (FILE, line 4)"],
    [
      "a member is unknown",
      key("Material: x"),
      "seed.Keys[0] has an unknown member; the members are KeyId, (FILE, line 4)",
    ],
    [
      "a member is missing",
      "\nKeys:\n\n  -\n    Enabled: true",
      "seed.Keys[0].KeyId is required (FILE, line 5)",
    ],
    [
      "an unquoted number is used as string",
      key("AccountId: 111122223333"),
      `seed.Keys[0].AccountId must be a string of 12 digits (FILE, line 4${QUOTES})`,
    ],
    [
      "an unquoted boolean is used as string",
      key("Description: true"),
      `seed.Keys[0].Description must be a string of up to 8192 characters (FILE, line 4${QUOTES})`,
    ],
    [
      "a value is empty",
      key("Description:"),
      "seed.Keys[0].Description must be a string of up to 8192 characters (FILE, line 4)",
    ],
    ["it is empty", "# nothing\n", "seed must be an object with Keys, Aliases (FILE, line 1)"],
    ["it is a list", `\n- ${MATERIAL}`, "seed must be an object with Keys, Aliases (FILE, line 2)"],
    ["a merge key is used", key("<<: {}"), "has an unknown member; the members are KeyId, (FILE, line 4)"],
  ])("%s", async (_, content, message) => {
    const error = (await errorOf(content)).replace(/(KeyId, )[^(]*/, "$1");
    expect(error.startsWith("TypeError: LocalKms cannot start: seed")).toBe(true);
    expect(error.endsWith(message)).toBe(true);
  });

  const bomb = `a: &a [x]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [${"*a, ".repeat(9)}]\n`).join("")}`;

  test.each<[string, string, number, string]>([
    [
      "a string is not closed",
      key(`Description: "${MATERIAL}`).trimEnd(),
      4,
      "unexpected end of the stream within a double quoted scalar",
    ],
    ["it is indented with tabs", "Keys:\n\t- a", 2, "tab characters must not be used in indentation"],
    [
      "its indentation is inconsistent",
      key(`  Enabled: ${MATERIAL}`),
      4,
      "bad indentation of a mapping entry",
    ],
    ["it contains control characters", `a: "\u0001"`, 1, "expected valid JSON character"],
    ["it is binary", `a: b\nc: \u0000${MATERIAL}`, 2, "null byte is not allowed in input"],
    [
      "it has an anchor",
      key(`Description: &${MATERIAL.slice(0, 20)} x`),
      4,
      "there is an anchor or alias; write out the value",
    ],
    ["it has an alias", key("Description: *a"), 4, "there is an anchor or alias; write out the value"],
    ["its aliases expand exponentially", bomb, 1, "there is an anchor or alias; write out the value"],
    ["it refers to itself", "&a [*a]", 1, "there is an anchor or alias; write out the value"],
    ["it has a tag", key("Enabled: !!bool true"), 4, "there is a tag; leave it out"],
    ["it has a local tag", key("Description: !js/function x"), 4, "there is a tag; leave it out"],
    ["it has an unknown tag handle", key(`Description: !${MATERIAL}!x y`), 4, "there is a tag; leave it out"],
    ["it is nested deeply", `a: b\nc: ${"[".repeat(100_000)}`, 2, "nesting exceeded maxDepth (32)"],
    ["it is nested deeply in blocks", `${"- ".repeat(100_000)}a`, 1, "nesting exceeded maxDepth (32)"],
    ["a member occurs twice", key("KeyMaterial: x"), 4, "a member occurs twice"],
    ["a member occurs twice, once in quotes", '{"a": 1, a: 2}', 1, "a member occurs twice"],
    ["a member is named __proto__", key("__proto__: {}"), 4, "a member is named __proto__"],
    ["a member name is a list", key("[a]: b"), 4, "a member name is not a string"],
    [
      "a number has leading zeros",
      key("AccountId: 000022223333"),
      4,
      `JSON would write this number differently${QUOTES}`,
    ],
    [
      "a number is too large",
      key("Policy: { Version: 12345678901234567890 }"),
      4,
      `JSON would write this number differently${QUOTES}`,
    ],
    [
      "it has several documents",
      "Keys: []\n---\nKeys: []\n",
      3,
      "there is more than one document; keep only one",
    ],
    [
      "it is YAML 1.1",
      "%YAML 1.1\n---\nKeys: []",
      1,
      "there is a directive other than %YAML 1.2; leave it out",
    ],
    [
      "it has a directive for tags",
      "%TAG !a! b\n---\nKeys: []",
      1,
      "there is a directive other than %YAML 1.2; leave it out",
    ],
    [
      "it is too large",
      `# ${"a".repeat(1 << 20)}`,
      1,
      "the file has more than 1048576 characters; use JSON for a seed of this size",
    ],
  ])("%s", async (_, content, line, problem) => {
    expect(await errorOf(content)).toBe(
      `TypeError: LocalKms cannot start: the seed FILE is invalid in line ${line}: ${problem}`,
    );
  });

  test("it is arbitrary text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "- ",
        "? ",
        ": ",
        "a",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        '"',
        "'",
        "#",
        "%",
        "---",
        "...",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const parsed = parseYaml(text);
        const { line } = "problem" in parsed ? parsed : parsed.placeOf("Keys[0].KeyId");
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 2_000 },
    );
  });
});

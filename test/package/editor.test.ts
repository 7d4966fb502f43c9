/** What editors show of the published types, with the oldest TypeScript that is supported, with 5.9 and with 7. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import * as kms from "../../src/index.js";
import { type Editor, serverOf, serviceOf } from "./editor.js";
import { node, peer } from "./tools.js";

const consumer = inject("consumer");
const file = join(consumer, "editor.mts");
const methods = Object.keys(kms.operations);

/** Every member of every input, and every method of KMS; `|` marks what the pointer hovers over. */
const lines = Object.entries(kms.operations).flatMap(([method, Command]) => {
  const { operation } = Command.prototype;
  const members = operation.input.entries.map(([name]) => `  |${name}: undefined!,`);
  return [`new kms.${Command.name}({`, ...members, "});", `client.|${method}(undefined!);`];
});
const marked = ['import * as kms from "kms-reencrypt";', "const client = new kms.KMS();", ...lines].join(
  "\n",
);
const places = marked.split("|").slice(0, -1);
const source = `${marked.replaceAll("|", "")}\nclient.reEncrypt(`;

beforeAll(() => writeFile(file, source));

describe.each<[string, () => Editor | Promise<Editor>]>([
  ["typescript-5.5", () => serviceOf("typescript-5.5", file)],
  ["typescript-5.9", () => serviceOf("typescript-5.9", file)],
  ["typescript-7", () => serverOf("typescript-7", file)],
])("%s shows", (_, open) => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await open();
  });
  afterAll(() => editor.close());

  test("a text of its own for every member of an input and every method of KMS", async () => {
    expect(places.length).toBeGreaterThan(methods.length * 2);
    const silent: string[] = [];
    let offset = 0;
    for (const place of places) {
      offset += place.length;
      if ((await editor.hover(offset + 1)).length < 10) {
        silent.push(source.slice(offset).split(/\W/, 1).join());
      }
    }
    expect(silent).toEqual([]);
  });

  test("the form with a promise as the first signature of a method", async () => {
    const [first, ...others] = await editor.signatures(source.length);
    expect(first).toMatch(/\): Promise<kms\.ReEncryptCommandOutput>$/);
    expect(others.every((label) => label.endsWith("): void"))).toBe(true);
  });
});

const MISTAKES = [
  'new kms.ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), SourceKeyId: "k" });',
  'client.reEncrypt({ CiphertextBlob: new Uint8Array(1), SourceKeyId: "k" });',
  'new kms.EncryptCommand({ KeyId: "k", Plaintext: "text" });',
  'client.encrypt({ KeyId: "k", Plaintext: "text" });',
  'new kms.EncryptCommand({ KeyId: "k", Plaintext: new Uint8Array(1), EncryptionContxt: { a: "b" } });',
  'client.encrypt({ KeyId: "k", Plaintext: new Uint8Array(1), EncryptionContxt: { a: "b" } });',
  "new kms.EncryptCommand({ KeyId: undefined, Plaintext: new Uint8Array(1) });",
  "new kms.EncryptCommand();",
  'client.send(new kms.ListKeysCommand({ Limit: "10" }));',
  'new kms.KMSClient({ regoin: "us-east-2" });',
];

test.each(["typescript-5.5", "typescript-5.9", "typescript-7"])(
  "%s reports each common mistake in one to three lines",
  async (typescript) => {
    const text = ['import * as kms from "kms-reencrypt";', "const client = new kms.KMS();", ...MISTAKES];
    const name = `mistakes-${typescript.replace(".", "-")}.mts`;
    await writeFile(join(consumer, name), text.join("\n"));
    const options = [
      "--strict",
      "--noEmit",
      "--pretty",
      "false",
      "--target",
      "es2022",
      "--module",
      "nodenext",
    ];
    const tsc = [peer(`${typescript}/bin/tsc`), ...options, "--types", "node", "--typeRoots", peer("@types")];
    const { output } = await node([...tsc, name], consumer);
    const errors = output.trim().split(/\n(?=\S)/);
    expect(errors.map((error) => error.split("(", 1).join())).toEqual(MISTAKES.map(() => name));
    expect(Math.max(...errors.map((error) => error.split("\n").length))).toBeLessThanOrEqual(3);
  },
);

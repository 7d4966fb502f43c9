import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparePaths } from "../../../../src/cli/rewrap/files/comparePaths.js";
import { FileGlob } from "../../../../src/cli/rewrap/files/FileGlob.js";

const FILES = [
  ...["a.json", "b.json", "c.txt", ".hidden.json", "x[1].json", "weird name!.json", "#a.json"],
  ...["sub/a.json", "sub/deep/z.json", "sub/deep/.git/g.json", "sub.json", "sub-2/b.json", "Sub/B.JSON"],
  ...[".kms-reencrypt-1.journal", "sub/.kms-reencrypt-2", "a.json.bak", "out/a.json"],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-glob-"));
  for (const file of FILES) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), "");
  }
  await symlink("sub", join(folder, "link"));
  await symlink("a.json", join(folder, "link.json"));
});
afterAll(() => rm(folder, { recursive: true }));

async function find(pattern: string, excluded: readonly string[] = [], suffix?: string) {
  const paths = new Set(excluded.map((path) => join(folder, path)));
  const glob = new FileGlob(`${folder}/${pattern}`);
  const names: string[] = [];
  for await (const { path, name, problem } of glob.find({ has: (path) => paths.has(path), suffix })) {
    expect(problem).toBeUndefined();
    expect(path).toBe(glob.pathOf(name));
    names.push(path.slice(folder.length + 1));
  }
  return names;
}

describe("a pattern finds", () => {
  it.each<[string, readonly string[]]>([
    ["*.json", ["#a.json", "a.json", "b.json", "link.json", "sub.json", "weird name!.json", "x[1].json"]],
    ["?.json", ["a.json", "b.json"]],
    ["a.json", ["a.json"]],
    ["{b,a}.json", ["a.json", "b.json"]],
    ["{sub,sub-2}/*.json", ["sub/a.json", "sub-2/b.json"].sort(comparePaths)],
    ["[ab].json", ["a.json", "b.json"]],
    ["x\\[1\\].json", ["x[1].json"]],
    ["#*.json", ["#a.json"]],
    [".*.json", [".hidden.json"]],
    ["sub/**", ["sub/a.json", "sub/deep/z.json"]],
    ["sub/**/*.json", ["sub/a.json", "sub/deep/z.json"]],
    ["sub/../sub/a.json", ["sub/a.json"]],
    ["missing/*.json", []],
    ["sub", []],
    ["**/z.json", ["sub/deep/z.json"]],
    ["!(a|b).txt", ["c.txt"]],
  ])("%s", async (pattern, expected) => {
    expect(await find(pattern)).toEqual(expected);
  });

  it("each file once, in the order of comparePaths, and follows no link", async () => {
    const found = await find("{**,*}/{*.json,**/*.json}");
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual([...found].sort(comparePaths));
    expect(found.filter((path) => path.startsWith("link/"))).toEqual([]);
    expect(found).toContain("sub/deep/z.json");
  });

  it("neither what is excluded, nor backups, nor files of this program", async () => {
    const found = await find("**/{*,.kms*}", ["out", "b.json"], ".bak");
    expect(found).toContain("a.json");
    for (const name of [
      "out/a.json",
      "b.json",
      "a.json.bak",
      ".kms-reencrypt-1.journal",
      "sub/.kms-reencrypt-2",
    ]) {
      expect(found).not.toContain(name);
    }
  });
});

it.each([
  ["secrets/*.json", "secrets", false],
  ["*.json", "", false],
  ["./a/b/**", "./a/b", false],
  ["../x/{a,b}/*.c", "../x", false],
  ["a/b.json", "a", true],
  ["/*.json", "/", false],
  ["/etc/{a/b,a/c}/*", "/etc/a", false],
])("the folder that %s begins with is %j", (pattern, base, isLiteral) => {
  expect(new FileGlob(pattern)).toMatchObject({ base, isLiteral });
});

it("on Windows, backslashes separate names, and wildcards ignore case", () => {
  const glob = new FileGlob("C:\\secrets\\{a,b}\\*.json", "win32");
  expect(glob.base).toBe("C:/secrets");
  expect(glob.pathOf("a/x.json")).toBe("C:/secrets/a/x.json");
  expect(new FileGlob("C:\\*.json", "win32").base).toBe("C:/");
});

it("a folder that cannot be read is a problem, not a folder without files", async () => {
  await writeFile(join(folder, "file"), "");
  const glob = new FileGlob(`${folder}/file/*`);
  const found: unknown[] = [];
  for await (const each of glob.find({ has: () => false })) found.push(each);
  expect(found).toEqual([{ path: `${folder}/file`, name: "", problem: expect.stringContaining("ENOTDIR") }]);
});

it.each([
  ["a", "a/b", -1],
  ["a/b", "a", 1],
  ["a-b/c", "a/c", 1],
  ["a/c", "a-b/c", -1],
  ["a/b", "a/b", 0],
  ["B", "a", -1],
])("comparePaths(%j, %j) has the sign of %i", (one, other, sign) => {
  expect(Math.sign(comparePaths(one, other))).toBe(sign);
});

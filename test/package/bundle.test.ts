import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { describe, expect, test } from "vitest";

const { inputs, outputs }: Metafile = JSON.parse(await readFile("build/meta.json", "utf8"));

const files = Object.entries(outputs).map(([file, { inputs, imports }]) => ({
  file,
  imports: imports.map(({ path }) => path),
  sources: Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
}));

const packageFolder = (path: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

test("there is one file for each entry and format, one more of those that are not only for Node, and one for YAML", () => {
  expect(files.map(({ file }) => file).sort()).toEqual([
    "dist/index.cjs",
    "dist/index.js",
    "dist/index.web.cjs",
    "dist/index.web.js",
    "dist/local-yaml.cjs",
    "dist/local.cjs",
    "dist/local.js",
    "dist/opentelemetry.cjs",
    "dist/opentelemetry.js",
  ]);
});

describe.each(files)("$file", ({ file, imports, sources }) => {
  test("imports only modules of Node, and of others what its entry is about", () => {
    const [entry = ""] = /^dist\/\w+(?=\.)/.exec(file) ?? [];
    const others: Record<string, string[]> = {
      "dist/local": ["./local-yaml.cjs"],
      "dist/opentelemetry": ["@opentelemetry/api"],
    };
    expect(imports.filter((path) => !path.startsWith("node:"))).toEqual(others[entry] ?? []);
  });

  test("holds packages as ES modules, each once", () => {
    const packaged = sources.filter((path) => path.includes("node_modules/"));
    expect(packaged.filter((path) => inputs[path]?.format !== "esm")).toEqual([]);
    const folders = [...new Set(packaged.map(packageFolder))];
    expect(folders.filter((folder) => folder?.lastIndexOf("node_modules/") !== 0)).toEqual([]);
  });

  test("is ASCII, so that Node.js keeps it with one byte for each character", async () => {
    expect((await readFile(file, "utf8")).match(/[^\n -~]/g)).toBeNull();
  });

  test("has the licences of its packages in THIRD_PARTY_LICENSES", async () => {
    const licenses = await readFile("THIRD_PARTY_LICENSES", "utf8");
    const folders = new Set(sources.map(packageFolder).filter((folder) => folder !== undefined));
    for (const folder of folders) {
      expect(licenses).toMatch(new RegExp(`^${folder.replace("node_modules/", "")} \\d`, "m"));
    }
  });
});

const inEntry = (entry: string) => files.filter(({ file }) => file.startsWith(`dist/${entry}.`));

describe.each(inEntry("opentelemetry"))("the entry for OpenTelemetry $file", ({ sources }) => {
  test("holds what makes the spans, and no client", () => {
    const own = sources.filter((path) => !path.endsWith("/index.ts"));
    expect(own.toSorted()).toEqual(["src/opentelemetry/traceKMSClient.ts", "src/version.ts"]);
  });
});

describe("the file for YAML", () => {
  const [yaml] = inEntry("local-yaml");

  test("holds its parser, and next to nothing besides", () => {
    expect(yaml?.sources.toSorted()).toEqual([
      "node_modules/js-yaml/dist/js-yaml.mjs",
      "src/local/seed/compose-yaml.ts",
      "src/local/seed/parse-yaml.ts",
    ]);
  });

  test("is no larger than 50 KB", () => {
    expect(outputs["dist/local-yaml.cjs"]?.bytes).toBeLessThan(50_000);
  });
});

describe.each(inEntry("index"))("the main entry $file", ({ file, imports, sources }) => {
  test("reads no files", () => {
    expect(imports.filter((path) => path.startsWith("node:fs"))).toEqual([]);
  });

  test("has no pattern with a class of Unicode that is looked up while the file is read", async () => {
    expect((await readFile(file, "utf8")).match(/(?<!\\)\\p\{/)).toBeNull();
  });

  test("holds no server", async () => {
    expect(sources.filter((path) => path.startsWith("src/local/"))).toEqual([]);
    expect(await readFile(file, "utf8")).not.toContain("createServer");
  });
});

const platformOf = (sources: readonly string[]) =>
  sources.filter((path) => /^src\/client\/platform\/(node|web)\.ts$/.test(path));
const webOnly = /FetchHandler|WebSha256|\/sha256-js\//;

describe.each(inEntry("index.web"))("the main entry for the web $file", ({ imports, sources }) => {
  test("imports nothing, not even modules of Node", () => {
    expect(imports).toEqual([]);
  });

  test("has the platform for the web, and none of the code for Node", () => {
    expect(platformOf(sources)).toEqual(["src/client/platform/web.ts"]);
    expect(sources).toContain("node_modules/@aws-crypto/sha256-js/build/module/RawSha256.js");
    expect(sources.filter((path) => /NodeHandler|exchange|\/Sha256\.ts|hash-node/.test(path))).toEqual([]);
  });
});

describe.each(inEntry("index").filter(({ file }) => !file.includes(".web.")))(
  "the main entry for Node $file",
  ({ sources }) => {
    test("has the platform for Node, and none of the code for the web", () => {
      expect(platformOf(sources)).toEqual(["src/client/platform/node.ts"]);
      expect(sources.filter((path) => webOnly.test(path))).toEqual([]);
    });
  },
);

describe.each(inEntry("local"))("the local entry $file", ({ file, sources }) => {
  test("holds no parser of YAML, and loads it when a seed is YAML only", () => {
    expect(sources.filter((path) => /js-yaml/.test(path))).toEqual([]);
    const yaml = outputs[file]?.imports.find(({ path }) => path === "./local-yaml.cjs");
    expect(yaml?.kind).toBe(file.endsWith(".cjs") ? "require-call" : "dynamic-import");
  });

  test("holds no client and no pipeline", () => {
    const client = /^src\/(client|middleware)\/|@smithy\/signature-v4\/|middleware-stack/;
    expect(sources.filter((path) => client.test(path))).toEqual([]);
  });
});

test.each(["dist/index.js", "dist/local.js", "dist/index.web.js"])(
  "the classes of %s are called what they are exported as",
  async (file) => {
    const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
    const classes = Object.entries(exported).filter(
      ([name, value]) => typeof value === "function" && /^[A-Z]/.test(name),
    );
    expect(classes.length).toBeGreaterThan(1);
    for (const [name, value] of classes) expect(value).toHaveProperty("name", name);
  },
);

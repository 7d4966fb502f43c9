import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { describe, expect, test } from "vitest";
import { BUILT_FILES } from "./built-files.js";

const { inputs, outputs }: Metafile = JSON.parse(await readFile("build/meta.json", "utf8"));

const files = Object.entries(outputs).map(([file, { inputs, imports }]) => ({
  file,
  imports: imports.map(({ path }) => path),
  // Every ES module for Node.js has nodeRequire.
  sources: Object.keys(inputs).filter(
    (path) => (inputs[path]?.bytesInOutput ?? 0) > 0 && path !== "scripts/nodeRequire.ts",
  ),
}));

const packageFolder = (path: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

test("the build makes a file per entry and format, the web variants, and the files that are loaded lazily", () => {
  expect(files.map(({ file }) => file).sort()).toEqual(BUILT_FILES);
});

describe.each(files)("$file", ({ file, imports, sources }) => {
  test("is a program that Node.js can parse", () => {
    expect(() => execFileSync(process.execPath, ["--check", file], { stdio: "pipe" })).not.toThrow();
  });

  test("imports only modules of Node.js, the lazy files, and the package that an entry is for", () => {
    const [entry = ""] = /^dist\/[\w-]+(?=\.)/.exec(file) ?? [];
    const others: Record<string, string[]> = {
      "dist/cli-errors": ["./cli-formats.cjs"],
      "dist/cli-features": ["./cli-formats.cjs"],
      "dist/cli-operations": ["./cli-errors.cjs", "./cli-features.cjs"],
      "dist/cli-program": [
        "./cli-errors.cjs",
        "./cli-features.cjs",
        "./cli-formats.cjs",
        "./cli-local.cjs",
        "./cli-operations.cjs",
        "./cli-rewrap.cjs",
        "./cli-texts.cjs",
        "./cli-yaml.cjs",
      ],
      "dist/cli-formats": ["./cli-jmespath.cjs"],
      "dist/cli-local": ["./local.cjs"],
      "dist/cli-rewrap": ["./cli-errors.cjs", "./cli-features.cjs", "./cli-yaml.cjs", "./undici.cjs"],
      "dist/cli-texts": ["./cli-errors.cjs", "./cli-features.cjs", "./cli-operations.cjs"],
      "dist/local": ["./local-curves.cjs", "./local-yaml.cjs"],
      "dist/opentelemetry": ["@opentelemetry/api"],
      "dist/undici": ["undici"],
    };
    const found = new Set(imports.filter((path) => !isBuiltin(path)));
    expect([...found].sort()).toEqual(others[entry] ?? []);
  });

  test("contains packages as ES modules, each once", () => {
    const packaged = sources.filter((path) => path.includes("node_modules/"));
    // These have no ES modules for Node.js. No bundle of a user contains them.
    const others = packaged.filter((path) => !/node_modules\/(jmespath|yaml)\//.test(path));
    expect(others.filter((path) => inputs[path]?.format !== "esm")).toEqual([]);
    const folders = [...new Set(packaged.map(packageFolder))];
    expect(folders.filter((folder) => folder?.lastIndexOf("node_modules/") !== 0)).toEqual([]);
  });

  test("is ASCII, so that V8 stores it with one byte per character", async () => {
    expect((await readFile(file, "utf8")).match(/[^\n -~]/g)).toBeNull();
  });

  test("has the licences of all its packages in THIRD_PARTY_LICENSES", async () => {
    const licenses = await readFile("THIRD_PARTY_LICENSES", "utf8");
    const folders = new Set(sources.map(packageFolder).filter((folder) => folder !== undefined));
    for (const folder of folders) {
      expect(licenses).toMatch(new RegExp(`^${folder.replace("node_modules/", "")} \\d`, "m"));
    }
  });
});

const inEntry = (entry: string) => files.filter(({ file }) => file.startsWith(`dist/${entry}.`));

describe.each(inEntry("opentelemetry"))("the entry for OpenTelemetry $file", ({ sources }) => {
  test("contains only the tracing, and no client", () => {
    expect(sources.toSorted()).toEqual(["src/opentelemetry.ts", "src/version.ts"]);
  });
});

describe.each(inEntry("undici"))("the entry for undici $file", ({ sources }) => {
  test("contains only the request handler, and no client", () => {
    expect(
      sources.filter((path) => !/^(node_modules\/|src\/(undici|smithy|errors|runtime)\b)/.test(path)),
    ).toEqual([]);
  });
});

test("the file for elliptic curves is no larger than 80 KB", () => {
  expect(outputs["dist/local-curves.cjs"]?.bytes).toBeLessThan(80_000);
});

describe("the file for YAML", () => {
  const [yaml] = inEntry("local-yaml");

  test("contains only the parser and its use", () => {
    expect(yaml?.sources.toSorted()).toEqual([
      "node_modules/js-yaml/dist/js-yaml.mjs",
      "src/local/seed/composeYaml.ts",
      "src/local/seed/parseYaml.ts",
    ]);
  });

  test("is no larger than 50 KB", () => {
    expect(outputs["dist/local-yaml.cjs"]?.bytes).toBeLessThan(50_000);
  });
});

describe("the file for proxies", () => {
  const [proxies] = inEntry("proxyAgents");

  test("contains only the agents and what they throw, and no package", () => {
    const sources = proxies?.sources ?? [];
    expect(sources).toContain("src/runtime/node/proxyOf.ts");
    expect(sources.filter((path) => !/^src\/(runtime|errors)\//.test(path))).toEqual([]);
    expect(outputs["dist/proxyAgents.js"]?.bytes).toBeLessThan(8_000);
  });

  test("is in no other file, and only those that name a proxy choose one", () => {
    const filesWith = (source: string) =>
      files.filter(({ sources }) => sources.includes(source)).map(({ file }) => file);
    expect(filesWith("src/runtime/node/proxyAgents.ts")).toEqual(["dist/proxyAgents.js"]);
    expect(filesWith("src/runtime/node/proxyOf.ts").sort()).toEqual([
      "dist/cli-errors.cjs",
      "dist/cli-rewrap.cjs",
      "dist/proxyAgents.js",
      "dist/undici.cjs",
      "dist/undici.js",
    ]);
  });
});

describe.each(inEntry("index"))("the main entry $file", ({ file, imports, sources }) => {
  test("needs only the modules of Node.js that sign, send and read certificates, and imports only what requires them", async () => {
    const taken = (await readFile(file, "utf8")).matchAll(/[rR]equire\("(node:[\w/]+)"\)/g);
    expect(new Set([...taken].map(([, name]) => name))).toEqual(
      new Set(file.includes(".web.") ? [] : ["node:crypto", "node:http", "node:https", "node:fs/promises"]),
    );
    const esm = file.endsWith(".js") && !file.includes(".web.") ? ["node:module"] : [];
    expect(imports.filter((path) => file.endsWith(".js") && path.startsWith("node:"))).toEqual(esm);
  });

  test("contains no server", async () => {
    expect(sources.filter((path) => path.startsWith("src/local/"))).toEqual([]);
    expect(await readFile(file, "utf8")).not.toContain("createServer");
  });
});

const runtimesIn = (sources: readonly string[]) =>
  sources.filter((path) => /^src\/runtime\/(node|web)\.ts$/.test(path));
const nodeOnly = /^src\/runtime\/node\/|hash-node/;
const webOnly = /^src\/runtime\/web\/|\/sha256-js\//;

describe.each(inEntry("index.web"))("the main entry for the web $file", ({ imports, sources }) => {
  test("imports nothing, not even modules of Node.js", () => {
    expect(imports).toEqual([]);
  });

  test("contains the code for the web, and none of the code for Node.js", () => {
    expect(runtimesIn(sources)).toEqual(["src/runtime/web.ts"]);
    expect(sources).toContain("node_modules/@aws-crypto/sha256-js/build/module/RawSha256.js");
    expect(sources.filter((path) => nodeOnly.test(path))).toEqual([]);
  });
});

describe.each(inEntry("index").filter(({ file }) => !file.includes(".web.")))(
  "the main entry for Node.js $file",
  ({ sources }) => {
    test("contains the code for Node.js, and none of the code for the web", () => {
      expect(runtimesIn(sources)).toEqual(["src/runtime/node.ts"]);
      expect(sources.filter((path) => webOnly.test(path))).toEqual([]);
    });
  },
);

describe.each(inEntry("local"))("the local entry $file", ({ file, sources }) => {
  test("loads the YAML parser only for seeds in YAML", () => {
    expect(sources.filter((path) => /js-yaml/.test(path))).toEqual([]);
    const yaml = outputs[file]?.imports.find(({ path }) => path === "./local-yaml.cjs");
    expect(yaml?.kind).toBe(file.endsWith(".cjs") ? "require-call" : "dynamic-import");
  });

  test("contains no client and no pipeline", () => {
    const client = /^src\/client\/|middleware-stack/;
    expect(sources.filter((path) => client.test(path))).toEqual([
      // Commands, which declare the operations, have a middleware stack of their own.
      "node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js",
    ]);
  });
});

test.each(["dist/index.js", "dist/local.js", "dist/index.web.js"])(
  "the classes of %s have the names under which they are exported",
  async (file) => {
    const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
    const classes = Object.entries(exported).filter(
      ([name, value]) => typeof value === "function" && /^[A-Z]/.test(name),
    );
    expect(classes.length).toBeGreaterThan(1);
    for (const [name, value] of classes) expect(value).toHaveProperty("name", name);
  },
);

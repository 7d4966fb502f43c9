import { basename } from "node:path";
import { runInNewContext } from "node:vm";
import { type BuildOptions, build } from "esbuild";
import { describe, expect, inject, test } from "vitest";

const consumer = inject("consumer");

/** Bundles code of a consumer with the installed package, with the defaults of esbuild except for these options. */
async function bundle(contents: string, options: BuildOptions) {
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents, resolveDir: consumer },
    absWorkingDir: consumer,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const files = Object.keys(metafile.inputs).filter((path) => path.includes("/kms-reencrypt/"));
  return { code: outputFiles[0]?.text ?? "", files: files.map((path) => basename(path)) };
}

const exportAll = 'export * from "kms-reencrypt"';

describe.each(["import", "require"] as const)("%s resolves to", (way) => {
  const extension = way === "import" ? "js" : "cjs";
  const contents = way === "import" ? exportAll : 'module.exports = require("kms-reencrypt")';
  const filesFor = async (conditions: string[]) =>
    // With the platform `node`, esbuild adds no condition of its own, and its modules can be resolved.
    (await bundle(contents, { platform: "node", mainFields: [], conditions })).files;

  test.each([["workerd"], ["edge-light"], ["react-native"], ["worker"], ["browser"]])(
    "the file for the web in %s",
    async (name) => {
      const { files } = await bundle(contents, { platform: "neutral", conditions: [name] });
      expect(files).toEqual([`index.web.${extension}`]);
    },
  );

  test.each([[[]], [["deno"]], [["bun"]], [["browser"]], [["worker"]]])(
    "the file for Node.js in Node.js with the conditions %j",
    async (conditions) => {
      expect(await filesFor(conditions)).toEqual([`index.${extension}`]);
    },
  );

  test("the file for the web in workerd with nodejs_compat", async () => {
    expect(await filesFor(["workerd"])).toEqual([`index.web.${extension}`]);
  });
});

test.each<BuildOptions>([{ platform: "browser" }, { platform: "neutral", conditions: ["workerd"] }])(
  "a bundle with %j needs no global of Node.js",
  async (options) => {
    const { code } = await bundle(exportAll, { ...options, format: "iife", globalName: "entry" });
    const web = {
      URL,
      TextEncoder,
      TextDecoder,
      AbortController,
      Request,
      fetch,
      crypto,
      setTimeout,
      clearTimeout,
    };
    const runtime = runInNewContext(
      `${code}; new entry.KMSClient({ region: "us-east-2" }).config.runtime`,
      web,
    );
    expect(runtime).toBe("browser");
  },
);

test("a bundle for workerd cannot contain LocalKms, which needs Node.js", async () => {
  const local = bundle('export * from "kms-reencrypt/local"', {
    platform: "neutral",
    conditions: ["workerd"],
  });
  await expect(local).rejects.toThrow('Could not resolve "kms-reencrypt/local"');
});

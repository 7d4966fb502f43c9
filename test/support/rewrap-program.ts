import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import type { LocalKms } from "kms-reencrypt/local";

/** How the program is built. */
interface ProgramOptions {
  /** After how many requests `rewrap` loads undici. Default: as published. */
  readonly undiciAfter?: number;
  /** What the folder `node_modules/undici` beside the program has: the installed package, or these files. Default: nothing. */
  readonly undici?: "installed" | Readonly<Record<string, string>>;
}

/** Builds the program for terminals from its sources, in one file that a test can start and kill. */
export async function buildProgram(outfile: string, options: ProgramOptions = {}): Promise<void> {
  const { undiciAfter, undici } = options;
  const common: BuildOptions = {
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["@smithy/core/event-streams", "@opentelemetry/api", "undici"],
    supported: { "dynamic-import": false },
    logLevel: "error",
  };
  const plugins = undiciAfter === undefined ? [] : [loadUndiciAfter(undiciAfter)];
  await build({ ...common, entryPoints: ["src/cli/program.ts"], outfile, plugins });
  const folder = dirname(outfile);
  await build({
    ...common,
    entryPoints: ["src/runtime/node/proxyAgents.ts"],
    outfile: join(folder, "proxyAgents.js"),
  });
  if (undici !== undefined) {
    await installUndici(join(folder, "node_modules"), undici);
  }
}

async function installUndici(packages: string, files: NonNullable<ProgramOptions["undici"]>): Promise<void> {
  const folder = join(packages, "undici");
  await mkdir(packages, { recursive: true });
  if (files === "installed") {
    await symlink(resolve("node_modules/undici"), folder);
    return;
  }
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
  }
}

/** Loads undici earlier, so that tests need few requests. */
const loadUndiciAfter = (requests: number): Plugin => ({
  name: "load-undici-after",
  setup: ({ onLoad }) =>
    onLoad({ filter: /BulkRequestHandler\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace("WORTH_LOADING = 1_000", `WORTH_LOADING = ${requests}`);
      if (contents === source) {
        throw new Error("BulkRequestHandler.ts has no such constant");
      }
      return { contents, loader: "ts" };
    }),
});

/** How many ReEncrypts were performed since the log was cleared. */
export const reEncryptsOf = ({ requests }: LocalKms): number =>
  requests.of("ReEncrypt").filter(({ status }) => status === 200).length;

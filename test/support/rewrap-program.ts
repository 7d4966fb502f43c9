import { mkdir, symlink, writeFile } from "node:fs/promises";
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
  await build({
    ...common,
    entryPoints: ["src/cli/program.ts"],
    outfile,
    ...(undiciAfter !== undefined && {
      plugins: [withEarlyUndici],
      define: { "process.env.KMS_TEST_UNDICI_AFTER": String(undiciAfter) },
    }),
  });
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

/** Builds the program with the request handler of `early-undici.ts`. */
const withEarlyUndici: Plugin = {
  name: "early-undici",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/BulkRequestHandler\.js$/ }, ({ importer }) =>
      importer.endsWith("BulkClient.ts") ? { path: resolve("test/support/early-undici.ts") } : undefined,
    ),
};

/** How many ReEncrypts were performed since the log was cleared. */
export const reEncryptsOf = ({ requests }: LocalKms): number =>
  requests.of("ReEncrypt").filter(({ status }) => status === 200).length;

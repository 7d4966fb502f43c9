import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  ConsoleMessageId,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from "@microsoft/api-extractor";
import { type Entry, entries } from "./entries.js";

const configPath = resolve("api-extractor.json");

/** Writes the rolled-up types of every entry, and checks (or updates) the report of its public surface. */
export async function declarations({ updateApi }: { updateApi: boolean }): Promise<void> {
  run("typescript/bin/tsc", "-p", "scripts/tsconfig.build.json");
  for (const entry of entries) {
    rollUp(entry, updateApi);
    if (entry.name === "index") {
      await publishForOthers();
    }
  }
  // The extractor loses count of the braces in comments, and indents what follows ever further.
  const files = entries.map(({ name }) => `dist/${name}.d.ts`);
  run("@biomejs/biome/bin/biome", "format", "--write", "--vcs-enabled=false", ...files);
  for (const { name } of entries) {
    // A second copy of the types would add 200 KB, and its classes would differ for the compiler.
    const types = await readFile(`dist/${name}.d.ts`, "utf8");
    // By path: the package may be installed under another name.
    await writeFile(`dist/${name}.d.cts`, types.replaceAll('from "kms-reencrypt"', 'from "./index.cjs"'));
    await writeFile(`dist/${name}.d.ts`, `export * from "./${name}.cjs";\n`);
  }
}

/** Puts the types of the main entry where the other ones find the package, so that they import them from it. */
async function publishForOthers(): Promise<void> {
  await mkdir("build/node_modules/kms-reencrypt", { recursive: true });
  await copyFile("dist/index.d.ts", "build/node_modules/kms-reencrypt/index.d.ts");
  const manifest = { name: "kms-reencrypt", version: "0.0.0", type: "module", types: "index.d.ts" };
  await writeFile("build/node_modules/kms-reencrypt/package.json", JSON.stringify(manifest));
}

/** Runs a tool. It shows its output only when it fails. */
function run(script: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    encoding: "utf8",
  });
  if (status !== 0) {
    throw new Error(`${script} failed:\n${stdout}${stderr}`);
  }
}

/** api-extractor.json is about the main entry; another one differs in its paths only. */
function configFor({ name, source, web, apiReport }: Entry): ExtractorConfig {
  const configObject = ExtractorConfig.loadFile(configPath);
  configObject.mainEntryPointFilePath = resolve(source.replace(/^src\/(.*)\.ts$/, "build/types/$1.d.ts"));
  configObject.compiler = { tsconfigFilePath: resolve(`scripts/tsconfig.${web ? "build" : "others"}.json`) };
  configObject.apiReport = { ...configObject.apiReport, enabled: true, reportFileName: apiReport };
  configObject.dtsRollup = {
    ...configObject.dtsRollup,
    enabled: true,
    untrimmedFilePath: resolve(`dist/${name}.d.ts`),
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: configPath,
    packageJsonFullPath: resolve("package.json"),
  });
}

function rollUp(entry: Entry, updateApi: boolean): void {
  const { succeeded, apiReportChanged } = Extractor.invoke(configFor(entry), {
    localBuild: updateApi,
    printApiReportDiff: true,
    messageCallback: (message) => quieten(message, entry),
  });
  if (apiReportChanged && !updateApi) {
    throw new Error(
      `The public surface of ${entry.source} differs from test/package/${entry.apiReport}. If you meant to ` +
        "change it, run `npm run api:update` and commit the report.",
    );
  }
  if (!succeeded) {
    throw new Error(`The types of ${entry.source} have problems; see above.`);
  }
}

/**
 * Base classes of bundled packages that our own classes extend, and construct signatures: a comment there would replace
 * that of the class in every editor.
 */
const undocumented = ["Client", "__new"];

/** What the extractor prints although nothing is wrong, and what `rollUp` says better. */
const SILENT: readonly string[] = [
  ConsoleMessageId.ApiReportNotCopied,
  ConsoleMessageId.CompilerVersionNotice,
  ConsoleMessageId.Preamble,
];

/** The modules that `KMSException` collects the classes of, and the lists that `Operations` combines. */
const collected = [
  "CommonErrors",
  "KMSErrors",
  "administrativeOperations",
  "cryptographicOperations",
  "keyOperations",
];

/**
 * Everything that an entry reaches has to be exported and documented, except what nobody writes or names: the base of
 * `KMS`, base classes of bundled packages, and the types of single shapes, which the `shapes` object returns. The report
 * contains all of them, so that a change is noticed.
 */
function quieten(message: ExtractorMessage, { web }: Entry): void {
  const inPackage = message.sourceFilePath?.includes("node_modules/") ?? false;
  const symbol = /^(?:The symbol|Missing documentation for) "(\w+)"/.exec(message.text)?.[1] ?? "";
  const isUnnamed = symbol.endsWith("_base") || [...undocumented, ...collected].includes(symbol);
  const isShape = message.sourceFilePath?.includes("/shapes/") && message.messageId === "ae-forgotten-export";
  // The first signature of a method of KMS has its comment, as a test checks, and editors show it for all of them.
  const isSignature =
    /\/kms\/\w+Operations\./.test(message.sourceFilePath ?? "") && message.messageId === "ae-undocumented";
  // The main entry has the commands that the types of LocalKms link to, and checks the same links.
  const elsewhere = !web && /does not have an export "\w+"/.test(message.text);
  if (inPackage || isUnnamed || isShape || isSignature || elsewhere || SILENT.includes(message.messageId)) {
    message.logLevel = ExtractorLogLevel.None;
  }
}

import { execFileSync } from "node:child_process";
import { rename, writeFile } from "node:fs/promises";
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
  }
  // The extractor loses count of the braces in comments, and indents what follows ever further.
  const files = entries.map(({ name }) => `dist/${name}.d.ts`);
  run("@biomejs/biome/bin/biome", "format", "--write", "--vcs-enabled=false", ...files);
  for (const { name } of entries) {
    // Types that are there twice are 200 KB more, and to the compiler two classes of one name.
    await rename(`dist/${name}.d.ts`, `dist/${name}.d.cts`);
    await writeFile(`dist/${name}.d.ts`, `export * from "./${name}.cjs";\n`);
  }
}

function run(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: "inherit" });
}

/** api-extractor.json is about the main entry; another one differs in its paths only. */
function configFor({ name, source, apiReport }: Entry): ExtractorConfig {
  const configObject = ExtractorConfig.loadFile(configPath);
  configObject.mainEntryPointFilePath = resolve(source.replace(/^src\/(.*)\.ts$/, "build/types/$1.d.ts"));
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
    messageCallback: quieten,
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
 * Base classes of bundled packages that our own classes extend, and construct signatures: a comment there would take
 * the place of that of the class in every editor.
 */
const undocumented = ["Client", "ServiceException", "__new"];

/**
 * Everything that an entry reaches has to be exported and documented, but for what nobody writes or names: the
 * `X_base` that the compiler makes for `class X extends command(…)`, and the base classes of bundled packages. The
 * report shows them all the same, so that a change of theirs is noticed.
 * The comments inside a bundled package are not ours to mend, and what to do about a changed report `rollUp` says.
 */
function quieten(message: ExtractorMessage): void {
  const inPackage = message.sourceFilePath?.includes("node_modules/") ?? false;
  const symbol = /^(?:The symbol|Missing documentation for) "(\w+)"/.exec(message.text)?.[1] ?? "";
  const generated = symbol.endsWith("_base") || undocumented.includes(symbol);
  // The main entry has the commands that the types of LocalKms speak of, and there the same links are checked.
  const elsewhere = /does not have an export "\w+Command"/.test(message.text);
  if (inPackage || generated || elsewhere || message.messageId === ConsoleMessageId.ApiReportNotCopied) {
    message.logLevel = ExtractorLogLevel.None;
  }
}

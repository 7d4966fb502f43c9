/** An entry of the package: it becomes one self-contained file per format, with its own types. */
export interface Entry {
  /** The name of its files in `dist/`. */
  readonly name: string;
  /** Its source file. */
  readonly source: string;
  /** Whether it has a variant for runtimes other than Node.js. */
  readonly web: boolean;
  /** The committed report of its public surface, in `test/package/`. */
  readonly apiReport: string;
}

/** Every entry of package.json's `exports`. */
export const entries: readonly Entry[] = [
  { name: "index", source: "src/index.ts", web: true, apiReport: "kms-reencrypt.api.md" },
  { name: "local", source: "src/local.ts", web: false, apiReport: "kms-reencrypt-local.api.md" },
  {
    name: "opentelemetry",
    source: "src/opentelemetry.ts",
    web: false,
    apiReport: "kms-reencrypt-opentelemetry.api.md",
  },
  { name: "undici", source: "src/undici.ts", web: false, apiReport: "kms-reencrypt-undici.api.md" },
];

/**
 * Code that an entry loads lazily, from a separate file, which both formats of the entry can load. It is minified, because
 * nobody has to read it.
 */
export interface LazyFile {
  /** Its name in `dist/`. */
  readonly file: string;
  /** Its source file. */
  readonly source: string;
  /** The specifiers with which its entry imports it. */
  readonly specifiers: readonly string[];
}

/** Every file that is loaded lazily. */
export const lazyFiles: readonly LazyFile[] = [
  { file: "local-yaml.cjs", source: "src/local/seed/parseYaml.ts", specifiers: ["./parseYaml.js"] },
  { file: "local-curves.cjs", source: "src/local/crypto/curves.ts", specifiers: ["./curves.js"] },
  {
    file: "proxyAgents.js",
    source: "src/runtime/node/proxyAgents.ts",
    specifiers: ["./proxyAgents.js"],
  },
  {
    file: "cli-yaml.cjs",
    source: "src/cli/arguments/parseYamlInput.ts",
    specifiers: ["./parseYamlInput.js"],
  },
  { file: "cli-formats.cjs", source: "src/cli/formats.ts", specifiers: ["./formats.js", "../formats.js"] },
  { file: "cli-jmespath.cjs", source: "jmespath", specifiers: ["jmespath"] },
  { file: "cli-local.cjs", source: "src/cli/commands/local.ts", specifiers: ["./local.js"] },
  { file: "cli-rewrap.cjs", source: "src/cli/commands/rewrap.ts", specifiers: ["./rewrap.js"] },
  { file: "cli-texts.cjs", source: "src/cli/texts.ts", specifiers: ["./texts.js", "../texts.js"] },
];

/** Code that lazy files take from the file of an entry, so that it is not published twice. */
export const sharedCode: readonly Omit<LazyFile, "source">[] = [
  { file: "local.cjs", specifiers: ["../../local/LocalKms.js"] },
  { file: "undici.cjs", specifiers: ["../../runtime/node/undici/UndiciHttpHandler.js"] },
];

/** The program for terminals, in CommonJS, which loads faster than ES modules: what starts it, and the program itself. */
export const program = { name: "cli", source: "src/cli/main.ts" } as const;
export const programFile = { name: "cli-program", source: "src/cli/program.ts" } as const;

/** Functions that the program loads with the first call of one of them. Their file has a copy of what they import. */
export interface LazyFunctions {
  /** Its name in `dist/`. */
  readonly file: string;
  /** The functions, by the modules that export them. The modules export nothing else that the program uses. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
}

/** What a plain `re-encrypt` that succeeds does not need. */
export const lazyFunctions: readonly LazyFunctions[] = [
  {
    file: "cli-operations.cjs",
    modules: { "src/cli/commands/otherOperation.ts": ["operationCommands", "otherOperation"] },
  },
  {
    file: "cli-errors.cjs",
    modules: {
      "src/client/pipeline/errors/exceptionClass.ts": ["exceptionClass"],
      "src/client/pipeline/errors/mapError.ts": ["mapError"],
      "src/cli/describeError.ts": ["describeError"],
      "src/cli/reportFailure.ts": ["reportFailure"],
      "src/kms/recognizeBytes.ts": ["recognizeBytes"],
    },
  },
  {
    file: "cli-features.cjs",
    modules: {
      "node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js": [
        "constructStack",
      ],
      "src/runtime/nearest.ts": ["nearest"],
      "src/cli/arguments/nestedValue.ts": ["nestedValue", "parsedJson"],
      "src/cli/commands/debugLogger.ts": ["debugLogger"],
      "src/cli/commands/eachLine.ts": ["eachLine"],
      "src/cli/commands/fetchPages.ts": ["fetchPages", "pageOptions"],
      "src/cli/commands/prepareFile.ts": ["prepareFile"],
      "src/cli/commands/printSkeleton.ts": ["printSkeleton"],
      "src/cli/commands/select.ts": ["parseSelect", "selectedText"],
      "src/cli/commands/whatIf.ts": ["whatIf"],
      "src/cli/configuration/credentialChain.ts": ["credentialChain"],
      "src/shapes/validate.ts": ["validate"],
      "src/shapes/redact.ts": ["handlesSecrets", "redact", "secretsOf", "withoutSecrets"],
    },
  },
];

/** The module formats, with the extension of their files. */
export const formats = [
  { format: "esm", extension: ".js" },
  { format: "cjs", extension: ".cjs" },
] as const;

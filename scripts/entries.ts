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
];

/** The program for terminals: one CommonJS file, which loads faster than an ES module. */
export const program = { name: "cli", source: "src/cli/main.ts" } as const;

/** The module formats, with the extension of their files. */
export const formats = [
  { format: "esm", extension: ".js" },
  { format: "cjs", extension: ".cjs" },
] as const;

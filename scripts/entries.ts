/** What is published: each entry becomes one self-contained file per format, with its own types. */
export interface Entry {
  /** The name of its files in `dist/`. */
  readonly name: string;
  /** Where it starts. */
  readonly source: string;
  /** Whether it has a variant for runtimes other than Node.js. */
  readonly web: boolean;
  /** The committed report of its public surface, in `test/package/`. */
  readonly apiReport: string;
}

/** Every entry of package.json's `exports`. */
export const entries: readonly Entry[] = [
  { name: "index", source: "src/index.ts", web: true, apiReport: "kms-reencrypt.api.md" },
  { name: "local", source: "src/local/index.ts", web: false, apiReport: "kms-reencrypt-local.api.md" },
  {
    name: "opentelemetry",
    source: "src/opentelemetry/index.ts",
    web: false,
    apiReport: "kms-reencrypt-opentelemetry.api.md",
  },
];

/**
 * What an entry loads only when it needs it: a file of its own, in CommonJS, which both formats of the entry can load
 * everywhere, and minified, because nobody has to read it.
 */
export interface LateFile {
  /** Its name in `dist/`. */
  readonly file: string;
  /** Where it starts. */
  readonly source: string;
  /** How its entry imports it. */
  readonly specifier: string;
}

/** Every file that is loaded late. */
export const lateFiles: readonly LateFile[] = [
  { file: "local-yaml.cjs", source: "src/local/seed/parse-yaml.ts", specifier: "./parse-yaml.js" },
];

/** The module formats, and how their files end. */
export const formats = [
  { format: "esm", extension: ".js" },
  { format: "cjs", extension: ".cjs" },
] as const;

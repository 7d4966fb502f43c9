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
 * Code that an entry loads lazily, from a separate file: in CommonJS, which both formats of the entry can load in every
 * environment, and minified, because nobody has to read it.
 */
export interface LazyFile {
  /** Its name in `dist/`. */
  readonly file: string;
  /** Its source file. */
  readonly source: string;
  /** The specifier with which its entry imports it. */
  readonly specifier: string;
}

/** Every file that is loaded lazily. */
export const lazyFiles: readonly LazyFile[] = [
  { file: "local-yaml.cjs", source: "src/local/seed/parseYaml.ts", specifier: "./parseYaml.js" },
  { file: "local-curves.cjs", source: "src/local/crypto/curves.ts", specifier: "./curves.js" },
];

/** The module formats, with the extension of their files. */
export const formats = [
  { format: "esm", extension: ".js" },
  { format: "cjs", extension: ".cjs" },
] as const;

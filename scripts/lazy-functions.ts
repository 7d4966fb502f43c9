import { join } from "node:path";
import type { Plugin } from "esbuild";
import { type LazyFunctions, lazyFunctions } from "./entries.js";

/** The module of Node.js that the program loads with its first use: most calls of a LocalKms do without TLS. */
const LAZY_MODULE = { name: "node:https", functions: ["Agent", "request"] } as const;

/**
 * Replaces modules by functions that load a file with the first call of one of them: the sources import each other
 * statically, and what the program needs for few of its command lines is not read, compiled and run for all of them.
 *
 * @param except - The file whose own modules stay as they are.
 */
export const loadLazily = (except?: LazyFunctions): Plugin => ({
  name: "load-lazily",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^(?:node:https|lazy:.*)$/ }, ({ path, namespace }) =>
      path.startsWith("lazy:")
        ? { path: path.slice("lazy:".length), external: true }
        : namespace === "lazy"
          ? { path, external: true }
          : { path, namespace: "lazy" },
    );
    onLoad({ filter: /./, namespace: "lazy" }, ({ path }) => ({
      contents: stubs(path, LAZY_MODULE.functions),
    }));
    onLoad({ filter: /\.(?:ts|js)$/ }, ({ path }) => {
      for (const file of lazyFunctions.filter((candidate) => candidate !== except)) {
        const found = Object.entries(file.modules).find(([module]) => path === join(process.cwd(), module));
        if (found !== undefined) {
          return { contents: stubs(`lazy:./${file.file}`, found[1]) };
        }
      }
      return undefined;
    });
  },
});

/** Functions and constructors that load the module of their name when they are called. */
const stubs = (module: string, names: readonly string[]): string =>
  [
    `const load = () => require(${JSON.stringify(module)});`,
    ...names.map(
      (name) =>
        `export function ${name}(...args) {
          const { ${name}: loaded } = load();
          return new.target ? new loaded(...args) : loaded(...args);
        }`,
    ),
  ].join("\n");

/** The source of such a file: all functions of its modules. */
export const sourceOf = ({ modules }: LazyFunctions): string =>
  Object.entries(modules)
    .map(([module, names]) => `export { ${names.join(", ")} } from "./${module}";`)
    .join("\n");

import { ConfigurationError } from "../../errors/ConfigurationError.js";

/**
 * Loads a package that only some programs need, on first use. Bundlers cannot follow a name that is joined from parts, and
 * the comments keep webpack and Vite from warning.
 */
export async function importPackage<Package>(name: string, message: string): Promise<Package> {
  try {
    return await import(/* webpackIgnore: true */ /* @vite-ignore */ name);
  } catch (cause) {
    throw new ConfigurationError(message, { cause });
  }
}

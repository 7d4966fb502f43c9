import { SeedError } from "./checks.js";
import { type PreparedSeed, parseSeed } from "./parse-seed.js";
import { readSeed } from "./read-seed.js";
import type { Seed } from "./Seed.js";

/**
 * Reads a seed and checks it.
 *
 * @param date - The time of the start.
 * @throws `TypeError` that says what is wrong with it, and in which line when its file is YAML.
 */
export async function loadSeed(seed: Seed | string | URL, date: Date): Promise<PreparedSeed> {
  const { value, whereIs } = await readSeed(seed);
  try {
    return await parseSeed(value, date);
  } catch (error) {
    if (error instanceof SeedError) {
      throw new TypeError(
        whereIs === undefined ? error.message : `${error.message} (${whereIs(error.path)})`,
      );
    }
    throw error;
  }
}

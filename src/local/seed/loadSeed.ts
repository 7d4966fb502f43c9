import { type PreparedSeed, parseSeed } from "./parseSeed.js";
import { readSeed } from "./readSeed.js";
import type { Seed } from "./Seed.js";
import { SeedError } from "./SeedError.js";

/**
 * Reads and checks a seed.
 *
 * @param date - The time of the start.
 * @throws `TypeError` that shows the first mistake, and its line in a YAML file.
 */
export async function loadSeed(seed: Seed | string | URL, date: Date): Promise<PreparedSeed> {
  const { value, describePlace } = await readSeed(seed);
  try {
    return await parseSeed(value, date);
  } catch (error) {
    if (error instanceof SeedError) {
      throw new TypeError(
        describePlace === undefined ? error.message : `${error.message} (${describePlace(error.path)})`,
      );
    }
    throw error;
  }
}

import { type PreparedSeed, parseSeed } from "./parseSeed.js";
import { readSeed } from "./readSeed.js";
import type { Seed } from "./Seed.js";
import { SeedError } from "./SeedError.js";
import type { SeedRegions } from "./SeedRegions.js";

/**
 * Reads and checks a seed.
 *
 * @param date - The time of the start.
 * @param regions - The Regions that the LocalKms serves.
 * @throws `TypeError` that shows the first mistake, and its line in a YAML file.
 */
export async function loadSeed(
  seed: Seed | string | URL,
  date: Date,
  regions: SeedRegions,
): Promise<PreparedSeed> {
  const { value, describePlace } = await readSeed(seed);
  try {
    return await parseSeed(value, date, regions);
  } catch (error) {
    if (error instanceof SeedError) {
      throw new TypeError(
        describePlace === undefined ? error.message : `${error.message} (${describePlace(error.path)})`,
      );
    }
    throw error;
  }
}

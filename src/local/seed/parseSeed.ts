import { type PreparedKey, parseKey } from "./parseKey.js";
import type { SeedAlias } from "./Seed.js";
import { seedError } from "./SeedError.js";
import type { SeedRegions } from "./SeedRegions.js";
import { checkUnique, listOf, membersOf, missing, textOf } from "./seedChecks.js";

const ANY_REGION: SeedRegions = { region: "us-east-1", serves: () => true };

/** A checked alias of a seed. */
interface PreparedAlias extends SeedAlias {
  /** The Region of the alias. */
  readonly Region: string;
}

/** A checked seed, with which stores can be filled fast. */
export interface PreparedSeed {
  /** The keys. */
  readonly keys: readonly PreparedKey[];
  /** The aliases. */
  readonly aliases: readonly PreparedAlias[];
}

/**
 * Parses a seed.
 *
 * @param date - The time of the start.
 * @param regions - The Regions that it can name. Default: any.
 * @throws `TypeError` that shows where the first mistake is and what is expected, but no values of the seed.
 */
export async function parseSeed(
  seed: unknown,
  date: Date,
  regions: SeedRegions = ANY_REGION,
): Promise<PreparedSeed> {
  const { Keys = [], Aliases = [] } = membersOf(seed, "", ["Keys", "Aliases"]);
  const keys: PreparedKey[] = [];
  for (const [index, key] of listOf(Keys, "Keys").entries()) {
    keys.push(await parseKey(key, `Keys[${index}]`, date, regions));
  }
  checkUnique(
    keys.map(({ keyId }) => keyId),
    "Keys",
    "KeyId",
  );
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  const aliases = listOf(Aliases, "Aliases").map((alias, index) =>
    parseAlias(alias, `Aliases[${index}]`, byId),
  );
  checkUnique(
    aliases.map(({ AliasName, Region }) => `${Region} ${AliasName}`),
    "Aliases",
    "AliasName",
  );
  return { keys, aliases };
}

function parseAlias(value: unknown, path: string, keys: ReadonlyMap<string, PreparedKey>): PreparedAlias {
  const members = membersOf(value, path, ["AliasName", "TargetKeyId", "Region"]);
  const AliasName =
    textOf(members.AliasName, `${path}.AliasName`, ALIAS, ALIAS_EXPECTED) ?? missing(`${path}.AliasName`);
  const target = typeof members.TargetKeyId === "string" ? keys.get(members.TargetKeyId) : undefined;
  if (target === undefined) {
    throw seedError(`${path}.TargetKeyId`, "must be the KeyId of a key of the seed");
  }
  const { region, replicaRegions } = target.placement;
  const Region = [region, ...replicaRegions].find((name) => name === (members.Region ?? region));
  if (Region === undefined) {
    throw seedError(`${path}.Region`, "must be a Region of the key");
  }
  return { AliasName, TargetKeyId: target.keyId, Region };
}

const ALIAS = /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/;
const ALIAS_EXPECTED =
  'must be "alias/" followed by 1 to 250 letters, digits, "/", "_" or "-", and must not start with "alias/aws/"';

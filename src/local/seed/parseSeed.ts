import { type PreparedKey, parseKey } from "./parseKey.js";
import type { SeedAlias } from "./Seed.js";
import { seedError } from "./SeedError.js";
import { checkUnique, listOf, membersOf, missing, textOf } from "./seedChecks.js";

/** A checked seed, with which stores can be filled fast. */
export interface PreparedSeed {
  /** The keys. */
  readonly keys: readonly PreparedKey[];
  /** The aliases. */
  readonly aliases: readonly SeedAlias[];
}

/**
 * Parses a seed.
 *
 * @param date - The time of the start.
 * @throws `TypeError` that shows where the first mistake is and what is expected, but no values of the seed.
 */
export async function parseSeed(seed: unknown, date: Date): Promise<PreparedSeed> {
  const { Keys = [], Aliases = [] } = membersOf(seed, "", ["Keys", "Aliases"]);
  const keys: PreparedKey[] = [];
  for (const [index, key] of listOf(Keys, "Keys").entries()) {
    keys.push(await parseKey(key, `Keys[${index}]`, date));
  }
  checkUnique(
    keys.map(({ keyId }) => keyId),
    "Keys",
    "KeyId",
  );
  const keyIds = new Set(keys.map(({ keyId }) => keyId));
  const aliases = listOf(Aliases, "Aliases").map((alias, index) =>
    parseAlias(alias, `Aliases[${index}]`, keyIds),
  );
  checkUnique(
    aliases.map(({ AliasName }) => AliasName),
    "Aliases",
    "AliasName",
  );
  return { keys, aliases };
}

function parseAlias(value: unknown, path: string, keyIds: ReadonlySet<string>): SeedAlias {
  const { AliasName: name, TargetKeyId: target } = membersOf(value, path, ["AliasName", "TargetKeyId"]);
  const AliasName = textOf(name, `${path}.AliasName`, ALIAS, ALIAS_EXPECTED) ?? missing(`${path}.AliasName`);
  if (typeof target !== "string" || !keyIds.has(target)) {
    throw seedError(`${path}.TargetKeyId`, "must be the KeyId of a key of the seed");
  }
  return { AliasName, TargetKeyId: target };
}

const ALIAS = /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/;
const ALIAS_EXPECTED =
  'must be "alias/" followed by 1 to 250 letters, digits, "/", "_" or "-", and must not start with "alias/aws/"';

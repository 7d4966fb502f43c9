/** Checks a seed, and fills a store with it. */
import type { KeyStore } from "../keys/KeyStore.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { listOf, membersOf, missing, refuseDuplicates, seedError, textOf } from "./checks.js";
import { completeKey, type PreparedKey, parseKey } from "./parse-key.js";
import type { SeedAlias } from "./Seed.js";

/** A seed that has been checked; filling a store with it costs next to nothing. */
export interface PreparedSeed {
  /** The keys. */
  readonly keys: readonly PreparedKey[];
  /** The aliases. */
  readonly aliases: readonly SeedAlias[];
}

/**
 * Checks a seed.
 *
 * @throws `TypeError` that says where the first mistake is and what is expected there, but nothing of what is there.
 */
export async function parseSeed(seed: unknown, date: Date): Promise<PreparedSeed> {
  const { Keys = [], Aliases = [] } = membersOf(seed, "", ["Keys", "Aliases"]);
  const keys: PreparedKey[] = [];
  for (const [index, key] of listOf(Keys, "Keys").entries()) {
    keys.push(await parseKey(key, `Keys[${index}]`, date));
  }
  refuseDuplicates(
    keys.map(({ keyId }) => keyId),
    "Keys",
    "KeyId",
  );
  const aliases = listOf(Aliases, "Aliases").map((alias, index) =>
    parseAlias(alias, `Aliases[${index}]`, keys),
  );
  refuseDuplicates(
    aliases.map(({ AliasName }) => AliasName),
    "Aliases",
    "AliasName",
  );
  return { keys, aliases };
}

/** Fills an empty store. */
export async function fill(store: KeyStore, { keys, aliases }: PreparedSeed): Promise<void> {
  const created = new Map<string, KmsKey>();
  for (const key of keys) {
    const stored = await store.create(key);
    completeKey(stored, key, store.now());
    created.set(key.keyId, stored);
  }
  for (const { AliasName, TargetKeyId } of aliases) {
    const target = created.get(TargetKeyId);
    if (target !== undefined) {
      store.setAlias(AliasName, target);
    }
  }
}

function parseAlias(value: unknown, path: string, keys: readonly PreparedKey[]): SeedAlias {
  const { AliasName: name, TargetKeyId: target } = membersOf(value, path, ["AliasName", "TargetKeyId"]);
  const AliasName = textOf(name, `${path}.AliasName`, ALIAS, ALIAS_EXPECTED) ?? missing(`${path}.AliasName`);
  const TargetKeyId = keys.find(({ keyId }) => keyId === target)?.keyId;
  if (TargetKeyId === undefined) {
    throw seedError(`${path}.TargetKeyId`, "must be the KeyId of a key of the seed");
  }
  return { AliasName, TargetKeyId };
}

const ALIAS = /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/;
const ALIAS_EXPECTED =
  'must start with "alias/", not with "alias/aws/", and go on with 1 to 250 letters, digits, "/", "_" or "-"';

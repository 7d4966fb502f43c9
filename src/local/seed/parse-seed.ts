/** Checks a seed, and prepares what a store is filled with. */
import { isObject, type JsonObject } from "../../protocol/aws-json.js";
import type { KeyStore, NewKey } from "../keys/KeyStore.js";
import { KeyState, type KmsKey } from "../keys/KmsKey.js";
import { generateMaterial } from "../keys/key-material.js";
import { CAPABILITIES, KeySpec, KeyUsageType } from "../keys/key-specs.js";
import type { SeedAlias, SeedKey } from "./Seed.js";
import { seedError } from "./seed-error.js";
import { seedMaterial } from "./seed-material.js";

interface PreparedKey extends NewKey {
  readonly keyId: string;
  readonly state: KeyState;
}

/** A seed that has been checked; filling a store with it costs next to nothing. */
export interface PreparedSeed {
  /** The keys. */
  readonly keys: readonly PreparedKey[];
  /** The aliases. */
  readonly aliases: readonly SeedAlias[];
}

const KEY_MEMBERS = [
  "KeyId",
  "KeySpec",
  "KeyUsage",
  "Description",
  "AccountId",
  "Enabled",
  "KeyMaterial",
] as const satisfies (keyof SeedKey)[];

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
  for (const { state, ...key } of keys) {
    const stored = await store.create(key);
    stored.state = state;
    created.set(key.keyId, stored);
  }
  for (const { AliasName, TargetKeyId } of aliases) {
    const target = created.get(TargetKeyId);
    if (target !== undefined) {
      store.setAlias(AliasName, target);
    }
  }
}

async function parseKey(value: unknown, path: string, date: Date): Promise<PreparedKey> {
  const key = membersOf(value, path, KEY_MEMBERS);
  const text = (name: keyof SeedKey, pattern: RegExp, expected: string) =>
    textOf(key[name], `${path}.${name}`, pattern, expected);
  const keyId = text("KeyId", KEY_ID, "must be a UUID in lower case") ?? missing(`${path}.KeyId`);
  const { spec, usage } = kindOf(key, path);
  const accountId = text("AccountId", /^\d{12}$/, "must be a string of 12 digits");
  const description = text("Description", /^.{0,8192}$/s, "must be text of up to 8192 characters") ?? "";
  const { Enabled = true, KeyMaterial } = key;
  if (typeof Enabled !== "boolean") {
    throw seedError(`${path}.Enabled`, "must be true or false");
  }
  const context = { keyId, spec, date, path: `${path}.KeyMaterial` };
  const material =
    KeyMaterial === undefined ? await generateMaterial(keyId, spec) : seedMaterial(KeyMaterial, context);
  const state = Enabled ? KeyState.Enabled : KeyState.Disabled;
  return {
    keyId,
    spec,
    usage,
    description,
    material,
    state,
    ...(accountId === undefined ? {} : { accountId }),
  };
}

const KEY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function kindOf(key: JsonObject, path: string): { spec: KeySpec; usage: KeyUsageType } {
  const spec = oneOf(KeySpec, key.KeySpec ?? KeySpec.SYMMETRIC_DEFAULT, `${path}.KeySpec`);
  const byDefault = spec === KeySpec.SYMMETRIC_DEFAULT ? KeyUsageType.ENCRYPT_DECRYPT : undefined;
  const usage = oneOf(KeyUsageType, key.KeyUsage ?? byDefault, `${path}.KeyUsage`);
  if (CAPABILITIES[spec][usage] === undefined) {
    throw seedError(`${path}.KeyUsage`, `must be ${Object.keys(CAPABILITIES[spec]).join(" or ")}`);
  }
  return { spec, usage };
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

function membersOf(value: unknown, path: string, names: readonly string[]): JsonObject {
  if (!isObject(value)) {
    throw seedError(path, `must be an object with ${names.join(", ")}`);
  }
  if (Object.keys(value).some((name) => !names.includes(name))) {
    throw seedError(path, `has a member that is not known; it may have ${names.join(", ")}`);
  }
  return value;
}

function listOf(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw seedError(path, "must be a list");
  }
  return value;
}

function textOf(value: unknown, path: string, pattern: RegExp, expected: string): string | undefined {
  if (value !== undefined && (typeof value !== "string" || !pattern.test(value))) {
    throw seedError(path, expected);
  }
  return value;
}

function oneOf<T extends string>(values: Readonly<Record<string, T>>, value: unknown, path: string): T {
  const found = Object.values(values).find((candidate) => candidate === value);
  if (found === undefined) {
    throw seedError(path, `must be one of ${Object.values(values).join(", ")}`);
  }
  return found;
}

function refuseDuplicates(values: readonly string[], path: string, member: string): void {
  if (new Set(values).size < values.length) {
    throw seedError(path, `must not have the same ${member} twice`);
  }
}

function missing(path: string): never {
  throw seedError(path, "is required");
}

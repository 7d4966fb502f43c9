import { KeyUsageType, OriginType } from "../../kms/enums.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import { generateMaterial, type KeyMaterial } from "../keys/keyMaterial.js";
import { CAPABILITIES, SupportedKeySpec } from "../keys/keySpecs.js";
import type { KeyProperties } from "../keys/newKey.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";
import { type PreparedGrant, parseGrants } from "./parseGrants.js";
import { type Lifecycle, parseLifecycle } from "./parseLifecycle.js";
import { type MaterialContext, parseMaterial } from "./parseMaterial.js";
import { parseOrigin } from "./parseOrigin.js";
import { checkPlacement, type Placement, parsePlacement } from "./parsePlacement.js";
import type { SeedKey } from "./Seed.js";
import { seedError } from "./SeedError.js";
import type { SeedRegions } from "./SeedRegions.js";
import { checkUnique, listOf, membersOf, missing, oneOf, textOf } from "./seedChecks.js";

/** A checked key of a seed. */
export interface PreparedKey extends KeyProperties {
  /** Where it is. */
  readonly placement: Placement;
  /** The ID of its custom key store; `undefined` for other keys. */
  readonly customKeyStoreId: string | undefined;
  /** The key ID. */
  readonly keyId: string;
  /** The state, automatic rotation and scheduled deletion. */
  readonly lifecycle: Lifecycle;
  /** The grants. */
  readonly grants: readonly PreparedGrant[];
}

const KEY_MEMBERS = [
  "KeyId",
  "Region",
  "MultiRegion",
  "ReplicaRegions",
  "KeySpec",
  "KeyUsage",
  "Description",
  "AccountId",
  "Enabled",
  "Origin",
  "CustomKeyStoreId",
  "KeyMaterial",
  "Policy",
  "Tags",
  "Grants",
  "KeyRotationEnabled",
  "RotationPeriodInDays",
  "DeletionDate",
  "PendingWindowInDays",
] as const satisfies (keyof SeedKey)[];

/**
 * Parses a key of a seed.
 *
 * @param path - The path of the key in the seed.
 * @param date - The time of the start, which becomes the date of earlier rotations.
 * @param regions - The Regions that it can be in.
 * @throws `TypeError` for the first mistake.
 */
export async function parseKey(
  value: unknown,
  path: string,
  date: Date,
  regions: SeedRegions,
): Promise<PreparedKey> {
  const key = membersOf(value, path, KEY_MEMBERS);
  const text = (name: keyof SeedKey, pattern: RegExp, expected: string) =>
    textOf(key[name], `${path}.${name}`, pattern, expected);
  const placement = parsePlacement(key, path, regions);
  const [pattern, expected] = placement.isMultiRegion ? MULTI_REGION_KEY_ID : SINGLE_REGION_KEY_ID;
  const keyId = text("KeyId", pattern, expected) ?? missing(`${path}.KeyId`);
  const { spec, usage } = kindOf(key, path);
  const accountId = text("AccountId", /^\d{12}$/, "must be a string of 12 digits");
  const description = text("Description", /^.{0,8192}$/su, "must be a string of up to 8192 characters") ?? "";
  const context = { keyId, spec, date, path: `${path}.KeyMaterial` };
  const provenance = parseOrigin(key, path, spec);
  const material = await materialOf(key.KeyMaterial, provenance.origin, context);
  const lifecycle = parseLifecycle(key, path, { spec, date, origin: provenance.origin });
  checkPlacement(placement, { origin: provenance.origin, lifecycle }, path);
  return {
    keyId,
    placement,
    spec,
    usage,
    description,
    ...provenance,
    material,
    lifecycle,
    grants: parseGrants(key.Grants, `${path}.Grants`, { spec, usage }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(key.Policy === undefined ? {} : { policy: policyOf(key.Policy, `${path}.Policy`) }),
    ...(key.Tags === undefined ? {} : { tags: tagsOf(key.Tags, `${path}.Tags`) }),
  };
}

async function materialOf(
  value: unknown,
  origin: OriginType,
  context: MaterialContext,
): Promise<KeyMaterial | undefined> {
  if (value !== undefined) {
    return parseMaterial(value, context);
  }
  return origin === OriginType.EXTERNAL ? undefined : generateMaterial(context.keyId, context.spec);
}

function policyOf(value: unknown, path: string): KeyPolicy {
  if (!isObject(value)) {
    throw seedError(path, "must be an object, the parsed policy document");
  }
  try {
    return parseKeyPolicy(JSON.stringify(value));
  } catch (error) {
    throw seedError(path, `is invalid: ${error instanceof Error ? error.message : "it is not a policy"}`);
  }
}

const TAG_KEY = /^(?!aws:).{1,128}$/is;
const TAG_KEY_EXPECTED = "must be 1 to 128 characters, not starting with aws:";

function tagsOf(value: unknown, path: string): ReadonlyMap<string, string> {
  const list = listOf(value, path);
  if (list.length > 50) {
    throw seedError(path, "must be at most 50 tags");
  }
  const tags = list.map((tag, index): [string, string] => {
    const at = `${path}[${index}]`;
    const { TagKey, TagValue } = membersOf(tag, at, ["TagKey", "TagValue"]);
    const name = textOf(TagKey, `${at}.TagKey`, TAG_KEY, TAG_KEY_EXPECTED);
    const text = textOf(TagValue, `${at}.TagValue`, /^.{0,256}$/su, "must be up to 256 characters");
    return [name ?? missing(`${at}.TagKey`), text ?? missing(`${at}.TagValue`)];
  });
  checkUnique(
    tags.map(([name]) => name),
    path,
    "TagKey",
  );
  return new Map(tags);
}

const SINGLE_REGION_KEY_ID = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  "must be a UUID in lower case",
] as const;
const MULTI_REGION_KEY_ID = [
  /^mrk-[0-9a-f]{32}$/,
  'must be "mrk-" followed by 32 hexadecimal characters in lower case, because the key is a multi-Region key',
] as const;

function kindOf(key: JsonObject, path: string): { spec: SupportedKeySpec; usage: KeyUsageType } {
  const spec = oneOf(SupportedKeySpec, key.KeySpec ?? SupportedKeySpec.SYMMETRIC_DEFAULT, `${path}.KeySpec`);
  const byDefault = spec === SupportedKeySpec.SYMMETRIC_DEFAULT ? KeyUsageType.ENCRYPT_DECRYPT : undefined;
  const given = key.KeyUsage ?? byDefault;
  const usage = Object.values(KeyUsageType).find((known) => known === given);
  if (usage === undefined || CAPABILITIES[spec][usage] === undefined) {
    const usages = Object.keys(CAPABILITIES[spec]).join(" or ");
    throw seedError(`${path}.KeyUsage`, `must be ${usages} for ${spec}`);
  }
  return { spec, usage };
}

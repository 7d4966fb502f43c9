import type { Settings } from "../../configuration/Settings.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import type { RowSpec } from "../rows/RowSpec.js";

/** Where the compared options come from. */
interface ComparedOptions extends Pick<RewrapOptions, "job" | "failures"> {
  readonly rows?: Partial<RowSpec> | undefined;
}

/** The options that decide what rows become, as text. A run that is resumed must have the same. */
export async function comparedOptions(
  { rows = {}, job, failures }: ComparedOptions,
  settings: Settings,
  endpoint: string,
): Promise<Record<string, string>> {
  const compared = {
    "--field": rows.fields,
    "--format": rows.format,
    "--source-context-field": rows.sourceContextField,
    "--destination-context-field": rows.destinationContextField,
    "--destination-key-field": rows.destinationKeyField,
    "--id-field": rows.idField,
    "--skip-missing": rows.skipMissing,
    "--verify": job.verify,
    "--skip-current": job.skipCurrent,
    "--source-key-id": job.SourceKeyId,
    "--source-encryption-context": job.SourceEncryptionContext,
    "--source-encryption-algorithm": job.SourceEncryptionAlgorithm,
    "--destination-key-id": job.DestinationKeyId,
    "--destination-encryption-context": job.DestinationEncryptionContext,
    "--destination-encryption-algorithm": job.DestinationEncryptionAlgorithm,
    "--failures": failures,
    "--region": settings.region,
    "--endpoint-url": endpoint,
  };
  const given = Object.entries(compared).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(given.map(([name, value]) => [name, JSON.stringify(ordered(value))]));
}

/** The order of the pairs of a context does not matter. */
const ordered = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
    : value;

/** The names of the options that differ. */
export const differences = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);

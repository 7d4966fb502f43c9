import { readFile } from "node:fs/promises";
import type { Seed } from "./Seed.js";

/** A seed as it was given, not yet checked. */
export interface GivenSeed {
  /** What it says. */
  readonly value: unknown;
  /** Where in its file a member such as `Keys[0].KeyId` is, in words; only when the file knows it. */
  readonly whereIs?: (path: string) => string;
}

/**
 * The seed itself, read from its file when it is a path.
 *
 * @throws `TypeError` when the file cannot be read or is neither JSON nor, by its name, YAML; nothing of what is in it
 * is repeated.
 */
export async function readSeed(seed: Seed | string | URL): Promise<GivenSeed> {
  if (typeof seed !== "string" && !(seed instanceof URL)) {
    return { value: seed };
  }
  const path = String(seed);
  const text = await readFile(seed, "utf8").catch((cause: Error) => {
    throw new TypeError(`LocalKms cannot start: it cannot read the seed ${path} (${cause.message})`, {
      cause,
    });
  });
  return /\.ya?ml$/i.test(path) ? fromYaml(text, path) : { value: fromJson(text, path) };
}

function fromJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The reason would show what is near the mistake, which may be key material.
    throw new TypeError(`LocalKms cannot start: the seed ${path} is not JSON`);
  }
}

async function fromYaml(text: string, path: string): Promise<GivenSeed> {
  // Only who has a seed in YAML waits for the parser.
  const { parseYaml } = await import("./parse-yaml.js");
  const parsed = parseYaml(text);
  if ("problem" in parsed) {
    const { problem, line } = parsed;
    throw new TypeError(`LocalKms cannot start: the seed ${path} cannot be used, line ${line}: ${problem}`);
  }
  return {
    value: parsed.value,
    whereIs: (member) => {
      const { line, lacksQuotes } = parsed.whereIs(member);
      return `${path}, line ${line}${lacksQuotes ? "; put it in quotes if it is text" : ""}`;
    },
  };
}

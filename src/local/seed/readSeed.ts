import { readFile } from "node:fs/promises";
import type { Seed } from "./Seed.js";

/** A seed that was read but not checked. */
interface UncheckedSeed {
  /** The value of the seed. */
  readonly value: unknown;
  /** Describes where a path such as `Keys[0].KeyId` is in the file; YAML files only. */
  readonly describePlace?: (path: string) => string;
}

/**
 * Returns a seed, from its file when it is a path or URL.
 *
 * @throws `TypeError` when the file cannot be read or parsed. The message contains nothing of the file.
 */
export async function readSeed(seed: Seed | string | URL): Promise<UncheckedSeed> {
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
    // Without the cause, which would show the text around the mistake, such as key material.
    throw new TypeError(
      `LocalKms cannot start: the seed ${path} is not valid JSON; the name of a YAML file must end with .yaml or .yml`,
    );
  }
}

async function fromYaml(text: string, path: string): Promise<UncheckedSeed> {
  // Loaded on first use, because only YAML seeds need the parser.
  const { parseYaml } = await import("./parseYaml.js");
  const parsed = parseYaml(text);
  if ("problem" in parsed) {
    const { problem, line } = parsed;
    throw new TypeError(`LocalKms cannot start: the seed ${path} is invalid in line ${line}: ${problem}`);
  }
  return {
    value: parsed.value,
    describePlace: (member) => {
      const { line, lacksQuotes } = parsed.placeOf(member);
      return `${path}, line ${line}${lacksQuotes ? "; put it in quotes if it is a string" : ""}`;
    },
  };
}

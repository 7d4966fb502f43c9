/** The YAML of seeds. The build puts this file and its imports into a separate file, which is loaded on first use. */
import { parseEvents, YAMLException } from "js-yaml";
import { type ComposedYaml, composeYaml, TAG_PROBLEM, UnsupportedYamlError } from "./composeYaml.js";

/** A parsed YAML text. */
interface ParsedYaml {
  /** The value, of the types of JSON. */
  readonly value: unknown;
  /** Returns where a path such as `Keys[0].KeyId` is; for a missing member, where its parent is. */
  readonly placeOf: (path: string) => YamlPlace;
}

/** A place in a YAML text. */
interface YamlPlace {
  /** The line number, starting at 1. */
  readonly line: number;
  /** Whether the value is an unquoted number or boolean, which quotes would turn into a string. */
  readonly lacksQuotes: boolean;
}

/** Why a YAML text is invalid, without any of its values, which may be key material. */
interface InvalidYaml {
  /** What is wrong, as a phrase. */
  readonly problem: string;
  /** The line number, starting at 1. */
  readonly line: number;
}

const MAX_CHARACTERS = 1 << 20;
// A key policy, the deepest part of a seed, needs 9.
const MAX_DEPTH = 32;

/** Parses one document of YAML 1.2 that uses only what JSON can express. */
export function parseYaml(text: string): ParsedYaml | InvalidYaml {
  if (text.length > MAX_CHARACTERS) {
    return {
      problem: `the file has more than ${MAX_CHARACTERS} characters; use JSON for a seed of this size`,
      line: 1,
    };
  }
  try {
    const composed = composeYaml(text, parseEvents(text, { maxDepth: MAX_DEPTH }));
    return { value: composed.value, placeOf: (path) => placeOf(text, composed, path) };
  } catch (error) {
    return invalid(text, error);
  }
}

function invalid(text: string, error: unknown): InvalidYaml {
  if (error instanceof UnsupportedYamlError) {
    return { problem: error.message, line: lineAt(text, error.offset) };
  }
  if (error instanceof YAMLException) {
    // All other reasons are fixed texts; those about tags would show the tag.
    const problem = /\btag\b/i.test(error.reason) ? TAG_PROBLEM : error.reason;
    return { problem, line: (error.mark?.line ?? 0) + 1 };
  }
  throw error;
}

function placeOf(text: string, { places }: ComposedYaml, path: string): YamlPlace {
  for (let at = path; ; at = at.replace(/(?:^|\.|\[)[^.[]*$/, "")) {
    const place = places.get(at);
    if (place !== undefined || at === "") {
      return {
        line: lineAt(text, place?.offset ?? 0),
        lacksQuotes: at === path && place?.lacksQuotes === true,
      };
    }
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length;

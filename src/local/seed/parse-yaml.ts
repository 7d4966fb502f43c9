/**
 * YAML, as a seed may be written in it. This file and what it imports become a file of their own in `dist/`, which is
 * loaded only when a seed is YAML.
 */
import { parseEvents, YAMLException } from "js-yaml";
import { type Composed, compose, YamlProblem } from "./compose-yaml.js";

/** What a YAML text says. */
export interface ParsedYaml {
  /** The value, of the kinds that JSON has. */
  readonly value: unknown;
  /** Where a member such as `Keys[0].KeyId` is; when it is left out, where it should be. */
  readonly whereIs: (path: string) => YamlPlace;
}

/** Where something is in a YAML text. */
export interface YamlPlace {
  /** The line, the first one is 1. */
  readonly line: number;
  /** Whether it is a number or a truth value, which it would not be in quotes. */
  readonly lacksQuotes: boolean;
}

/** Why a YAML text is refused. It tells nothing of what is in the text, which may be key material. */
export interface RefusedYaml {
  /** What is wrong, as a phrase. */
  readonly problem: string;
  /** The line, the first one is 1. */
  readonly line: number;
}

const MAX_CHARACTERS = 1 << 20;
// A key policy, the deepest part of a seed, needs 9.
const MAX_DEPTH = 32;

/** Reads a YAML text: one document of YAML 1.2, with nothing but what JSON can say, too. */
export function parseYaml(text: string): ParsedYaml | RefusedYaml {
  if (text.length > MAX_CHARACTERS) {
    return {
      problem: `it has more than ${MAX_CHARACTERS} characters; seeds of that size can be JSON`,
      line: 1,
    };
  }
  try {
    const composed = compose(text, parseEvents(text, { maxDepth: MAX_DEPTH }));
    return { value: composed.value, whereIs: (path) => whereIs(text, composed, path) };
  } catch (error) {
    return refused(text, error);
  }
}

function refused(text: string, error: unknown): RefusedYaml {
  if (error instanceof YamlProblem) {
    return { problem: error.message, line: lineAt(text, error.offset) };
  }
  if (error instanceof YAMLException) {
    // The other reasons are fixed texts; these would show the tag.
    const problem = /\btag\b/i.test(error.reason) ? "there is a tag; leave it out" : error.reason;
    return { problem, line: (error.mark?.line ?? 0) + 1 };
  }
  throw error;
}

function whereIs(text: string, { places }: Composed, path: string): YamlPlace {
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

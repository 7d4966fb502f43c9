import { readFile } from "node:fs/promises";
import type { Seed } from "./Seed.js";

/**
 * The seed itself, read from its file when it is a path.
 *
 * @throws `TypeError` when the file cannot be read or is not JSON; nothing of what is in it is repeated.
 */
export async function readSeed(seed: Seed | string | URL): Promise<unknown> {
  if (typeof seed !== "string" && !(seed instanceof URL)) {
    return seed;
  }
  const path = String(seed);
  const text = await readFile(seed, "utf8").catch((cause: Error) => {
    throw new TypeError(`LocalKms cannot start: it cannot read the seed ${path} (${cause.message})`, {
      cause,
    });
  });
  try {
    return JSON.parse(text);
  } catch {
    // The reason would show what is near the mistake, which may be key material.
    const yaml = /\.ya?ml$/i.test(path)
      ? "; parse YAML with a package of your choice, and give the object that comes out"
      : "";
    throw new TypeError(`LocalKms cannot start: the seed ${path} is not JSON${yaml}`);
  }
}

import { nearest } from "./nearest.js";

/** A hint for a name that does not exist: the nearest one, else those that contain it or that it contains. */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  // Comparing takes time, and the name can be any text.
  const given = name.slice(0, 100);
  const wanted = given.toLowerCase();
  const related = names.filter((known) => {
    const candidate = known.toLowerCase();
    return candidate.includes(wanted) || wanted.includes(candidate);
  });
  const meant = nearest(given, names) || related.join(" or ");
  return meant ? `did you mean ${meant}?` : undefined;
}

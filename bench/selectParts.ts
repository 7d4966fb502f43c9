/** The parts of a run, in their order. */
export const PARTS = [
  "cpu",
  "concurrency",
  "bulk",
  "shortcuts",
  "cold",
  "programs",
  "local",
  "bundles",
  "install",
] as const;

/** The name of a part. */
export type PartName = (typeof PARTS)[number];

/** The parts that can compare this build with that of another checkout. */
const COMPARABLE: readonly PartName[] = ["cpu", "concurrency", "cold"];

/** The options that decide what is measured. */
export interface Selection {
  /** The names of parts, separated by commas. */
  readonly rows?: string | undefined;
  readonly before?: string | undefined;
  readonly quick: boolean;
}

/** The parts that the options name, or all that are possible with them. */
export function selectParts({ rows, before, quick }: Selection): readonly PartName[] {
  const comparable = before === undefined ? PARTS : COMPARABLE;
  const possible = quick ? comparable.filter((name) => name !== "install") : comparable;
  return (rows?.split(",") ?? possible).map((name) => {
    if (!isPart(name)) {
      throw new Error(`There is no part "${name}". The parts are: ${PARTS.join(", ")}.`);
    }
    if (!comparable.includes(name)) {
      throw new Error(`--before cannot compare "${name}", only these parts: ${comparable.join(", ")}.`);
    }
    if (!possible.includes(name)) {
      throw new Error(`"${name}" is not part of a quick run, because it needs the registry. Omit --quick.`);
    }
    return name;
  });
}

const isPart = (name: string): name is PartName => PARTS.some((part) => part === name);

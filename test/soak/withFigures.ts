import type { Figures, PackageName } from "./soak.js";

/** The figures of both packages from one run. */
export type Recorded = Readonly<Record<PackageName, Figures>>;

/** Updates the table in the section "Over faulty connections" of the README. */
export function withFigures(readme: string, recorded: Recorded): string {
  const old = /(?<=^### Over faulty connections\n(?:(?!##).*\n)*)(?:\|.*\n)+/m;
  if (!old.test(readme)) {
    throw new Error('The README has no table in its section "Over faulty connections".');
  }
  return readme.replace(old, () => table(recorded));
}

function table({ "kms-reencrypt": ours, "client-kms": sdk }: Recorded): string {
  const row = (what: string, value: (figures: Figures) => string | number) =>
    `| ${what} | ${value(ours)} | ${value(sdk)} |\n`;
  return [
    "|  | kms-reencrypt | client-kms |\n|---|---|---|\n",
    row("idempotent calls (Encrypt) that failed", ({ lost, idempotent }) => `${lost} of ${idempotent}`),
    row(
      "calls that got the response to another call",
      ({ mixedUp, idempotent, others }) => `${mixedUp} of ${idempotent + others}`,
    ),
    row(
      "other calls (CreateAlias) that were carried out more than once",
      ({ doubled, others }) => `${doubled} of ${others}`,
    ),
    row(
      "other calls that succeeded without being carried out",
      ({ invented, others }) => `${invented} of ${others}`,
    ),
    row("growth of the heap", ({ heapGrowth }) => `${heapGrowth.toFixed(1)} MB`),
  ].join("");
}

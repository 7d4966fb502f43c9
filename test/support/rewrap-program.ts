import { build } from "esbuild";
import type { LocalKms } from "kms-reencrypt/local";

/** Builds the program for terminals from its sources, in one file that a test can start and kill. */
export async function buildProgram(outfile: string): Promise<void> {
  await build({
    entryPoints: ["src/cli/program.ts"],
    outfile,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["@smithy/core/event-streams", "@opentelemetry/api"],
    logLevel: "error",
  });
}

/** How many ReEncrypts were performed since the log was cleared. */
export const reEncryptsOf = ({ requests }: LocalKms): number =>
  requests.of("ReEncrypt").filter(({ status }) => status === 200).length;

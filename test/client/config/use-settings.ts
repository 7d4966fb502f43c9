/** The environment variables and AWS configuration files of a test. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";

let folder: string;
let files = 0;

/** Prepares the tests of a file: no instance metadata service, and no files of the developer. */
export function isolateSettings(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "settings-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => {
    setVariables({
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: join(folder, "none"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "none"),
    });
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
}

/** Sets environment variables. */
export function setVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    vi.stubEnv(name, value);
  }
}

/** Writes a file of its own for each test, because SDK v3 caches files by their paths. */
export async function useFile(
  variable: "AWS_CONFIG_FILE" | "AWS_SHARED_CREDENTIALS_FILE",
  text: string,
): Promise<void> {
  files += 1;
  const path = join(folder, String(files));
  await writeFile(path, text);
  vi.stubEnv(variable, path);
}

/** Names a profile by AWS_PROFILE, with these lines besides its Region. */
export async function useProfile(lines: readonly string[]): Promise<void> {
  await useFile(
    "AWS_CONFIG_FILE",
    `[profile work]\nregion = eu-west-3\n${lines.join("\n")}\n[services local]\nkms =\n  endpoint_url = http://services.local:2\n`,
  );
  vi.stubEnv("AWS_PROFILE", "work");
}

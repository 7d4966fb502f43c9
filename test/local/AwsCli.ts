/** Runs the AWS CLI, where it is installed. */
import { execFile, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LocalKms } from "kms-reencrypt/local";

const run = promisify(execFile);

// It lists its commands when it gets one that it does not have.
const { stderr = "" } = spawnSync("aws", ["kms", "list"], { encoding: "utf8" });

/** The commands of `aws kms`; none where it is not installed. */
export const COMMANDS: ReadonlySet<string> = new Set(
  stderr?.match(/\b[a-z]+(?:-[a-z]+)+\b|\b(?:decrypt|encrypt|sign|verify)\b/g) ?? [],
);

/** Whether it is installed. */
export const isInstalled = COMMANDS.has("re-encrypt");

const skeleton = spawnSync("aws", ["kms", "import-key-material", "--generate-cli-skeleton", "input"], {
  encoding: "utf8",
});

/** Whether it is recent enough to know the identifiers of key material. */
export const knowsKeyMaterial = /"KeyMaterialId"/.test(skeleton.stdout ?? "");

/** The AWS CLI for a LocalKms, and a folder for its files. */
export class AwsCli {
  readonly #kms: LocalKms;
  readonly #folder: string;

  private constructor(kms: LocalKms, folder: string) {
    this.#kms = kms;
    this.#folder = folder;
  }

  static async create(kms: LocalKms): Promise<AwsCli> {
    return new AwsCli(kms, await mkdtemp(join(tmpdir(), "kms-cli-")));
  }

  /** Runs a command of `aws kms`, without whatever this machine has configured. */
  async run(...args: string[]): Promise<Record<string, unknown>> {
    const { endpoint, region, credentials } = this.#kms;
    const { stdout } = await run("aws", ["kms", ...args, "--endpoint-url", endpoint, "--output", "json"], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_CONFIG_FILE: "/nonexistent",
        AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_MAX_ATTEMPTS: "1",
      },
    });
    return stdout === "" ? {} : JSON.parse(stdout);
  }

  /** A value of bytes, in a file: the one way that both versions of the CLI understand. */
  async blob(data: Uint8Array): Promise<string> {
    return `fileb://${await this.#file(data)}`;
  }

  /** A value of JSON, in a file. */
  async json(value: object): Promise<string> {
    return `file://${await this.#file(JSON.stringify(value))}`;
  }

  /** Deletes the files. */
  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true });
  }

  async #file(content: string | Uint8Array): Promise<string> {
    const path = join(this.#folder, randomUUID());
    await writeFile(path, content);
    return path;
  }
}

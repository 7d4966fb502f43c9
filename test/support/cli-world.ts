/** Runs command lines in-process, over real HTTP, against a LocalKms with known keys and ciphertexts. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io } from "../../src/cli/Io.js";
import { run } from "../../src/cli/run.js";
import { KMS } from "../../src/index.js";
import { LocalKms } from "../../src/local.js";
import { cliIo } from "./cli-io.js";
import { recordingFront, type SentRequest } from "./recording-front.js";

const material = (byte: number): string => Buffer.alloc(32, byte).toString("base64");

export const KEYS = {
  old: "1234abcd-12ab-34cd-56ef-1234567890ab",
  new: "0987dcba-09fe-87dc-65ba-ab0987654321",
  off: "11111111-2222-4333-8444-555555555555",
} as const;

/** What a command line ran with. */
export interface Surroundings {
  /** Further environment variables; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | Uint8Array;
  /** Files in the folder of the run, by their names. `{dir}` in the words of the command line is this folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly tty?: Partial<Io["tty"]>;
  readonly signal?: AbortSignal;
}

/** What a command line did. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The requests that arrived, as they were sent. Command lines of one world must not run concurrently. */
  readonly requests: readonly SentRequest[];
}

export interface CliWorld {
  readonly kms: LocalKms;
  readonly client: KMS;
  /** The ciphertext of `hello` under the old key; with the context `purpose=test` for `context`. */
  readonly blobs: { readonly plain: Uint8Array; readonly context: Uint8Array };
  readonly base64: string;
  /** All requests so far. */
  readonly requests: readonly SentRequest[];
  /** Runs a command line. `{dir}` and `{ct}`, the base64 of the plain ciphertext, are replaced in its words. */
  run(argv: readonly string[], surroundings?: Surroundings): Promise<Ran>;
  close(): Promise<void>;
}

export async function startCliWorld(): Promise<CliWorld> {
  const kms = await LocalKms.start({
    region: "us-east-2",
    seed: {
      Keys: [
        { KeyId: KEYS.old, KeyMaterial: material(1), Description: "old" },
        { KeyId: KEYS.new, KeyMaterial: material(2) },
        { KeyId: KEYS.off, KeyMaterial: material(3), Enabled: false },
      ],
      Aliases: [
        { AliasName: "alias/old", TargetKeyId: KEYS.old },
        { AliasName: "alias/new", TargetKeyId: KEYS.new },
        { AliasName: "alias/off", TargetKeyId: KEYS.off },
      ],
    },
  });
  const { endpoint, region, credentials } = kms;
  const client = new KMS({ endpoint, region, credentials });
  const encrypt = async (EncryptionContext?: Record<string, string>) =>
    (await client.encrypt({ KeyId: "alias/old", Plaintext: Buffer.from("hello"), EncryptionContext }))
      .CiphertextBlob;
  const blobs = { plain: await encrypt(), context: await encrypt({ purpose: "test" }) };
  const base64 = Buffer.from(blobs.plain).toString("base64");
  const front = await recordingFront(endpoint);
  const folder = await mkdtemp(join(tmpdir(), "kms-cli-"));
  let runs = 0;
  return {
    kms,
    client,
    blobs,
    base64,
    requests: front.requests,
    async run(argv, surroundings = {}) {
      runs += 1;
      const dir = join(folder, String(runs));
      await writeFiles(dir, { "ct.bin": blobs.plain, ...surroundings.files });
      const io = cliIo(surroundingsOf(kms, front.url, dir, surroundings));
      const before = front.requests.length;
      const words = argv.map((word) => word.replaceAll("{dir}", dir).replaceAll("{ct}", base64));
      const exitCode = await run(words, io);
      return { exitCode, ...io.written, requests: front.requests.slice(before) };
    },
    async close() {
      client.destroy();
      front.close();
      await kms.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  await mkdir(dir);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
}

function surroundingsOf(
  { region, credentials }: LocalKms,
  endpoint: string,
  HOME: string,
  { env, stdin = "", tty, signal }: Surroundings,
): Partial<Omit<Io, "stdout" | "stderr">> {
  const bytes = Buffer.from(stdin);
  return {
    env: {
      HOME,
      AWS_ENDPOINT_URL_KMS: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: "true",
      ...env,
    },
    stdin: {
      read: async () => bytes,
      async *lines() {
        yield* bytes.toString().split("\n");
      },
      async *chunks() {
        yield bytes;
      },
    },
    tty: { stdin: false, stdout: false, stderr: false, columns: 80, ...tty },
    ...(signal && { signal }),
  };
}

/** Runs `rewrap --files` in-process, over real HTTP, against a LocalKms, in folders that stay from one run to the next. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Io } from "../../src/cli/Io.js";
import { run } from "../../src/cli/run.js";
import type { LocalKms } from "../../src/local.js";
import { cliIo } from "./cli-io.js";
import { reEncryptsOf } from "./rewrap-program.js";
import { startTerminalKms } from "./terminal-kms.js";

export interface FilesWorld {
  readonly kms: LocalKms;
  /** The environment variables of the program. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes an empty folder. */
  folder(): Promise<string>;
  /** Encrypts a text under the old key. */
  encrypt(text: string, context?: Record<string, string>): Promise<Buffer>;
  /** Decrypts what has to be under the new key. */
  decrypt(ciphertext: Uint8Array, context?: Record<string, string>): Promise<string>;
  /** Runs `rewrap --destination-key-id alias/new` with further words. */
  rewrap(words: readonly string[], io?: Partial<Omit<Io, "stdout" | "stderr">>): Promise<FilesRun>;
  close(): Promise<void>;
}

export interface FilesRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How many ReEncrypts were performed. */
  readonly calls: number;
}

export async function startFilesWorld(): Promise<FilesWorld> {
  const { kms, client, folder: root, env, close } = await startTerminalKms();
  return {
    kms,
    env,
    close,
    folder: () => mkdtemp(join(root, "f-")),
    async encrypt(text, EncryptionContext) {
      const Plaintext = Buffer.from(text);
      const encrypted = await client.encrypt({ KeyId: "alias/old", Plaintext, EncryptionContext });
      return Buffer.from(encrypted.CiphertextBlob);
    },
    async decrypt(CiphertextBlob, EncryptionContext) {
      const decrypt = { KeyId: "alias/new", CiphertextBlob, EncryptionContext };
      return new TextDecoder().decode((await client.decrypt(decrypt)).Plaintext);
    },
    async rewrap(words, given = {}) {
      const io = cliIo({ env, ...given });
      const before = reEncryptsOf(kms);
      const exitCode = await run(["rewrap", "--destination-key-id", "alias/new", ...words], io);
      return { exitCode, ...io.written, calls: reEncryptsOf(kms) - before };
    },
  };
}

/** Writes files, with the folders that they need. */
export async function writeTree(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** All files below a folder, sorted, hidden ones included. */
export async function listTree(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The contents of all files below a folder. */
export async function readTree(folder: string): Promise<Record<string, Buffer>> {
  const names = await listTree(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

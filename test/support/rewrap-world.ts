/** Runs `rewrap` in-process, over real HTTP, against a LocalKms, with files that stay from one run to the next. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Io } from "../../src/cli/Io.js";
import { run } from "../../src/cli/run.js";
import type { LocalKmsOptions } from "../../src/local.js";
import { cliIo } from "./cli-io.js";
import { reEncryptsOf } from "./rewrap-program.js";
import { startTerminalKms, type TerminalKms } from "./terminal-kms.js";

export { OLD } from "./terminal-kms.js";

export interface RewrapWorld extends TerminalKms {
  /** Encrypts a text under the old key, to base64. */
  encrypt(text: string, context?: Record<string, string>): Promise<string>;
  /** Decrypts base64, which has to be under the new key. */
  decrypt(base64: string, context?: Record<string, string>): Promise<string>;
  /** The path of a file in the folder. */
  path(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  read(name: string): Promise<string>;
  /** The names of the files in the folder that begin with a name. */
  files(prefix: string): Promise<readonly string[]>;
  /**
   * Runs `rewrap --destination-key-id alias/new` with further words, in which `{dir}` is the folder. Counts the requests that
   * re-encrypted something.
   */
  rewrap(words: readonly string[], io?: Partial<Omit<Io, "stdout" | "stderr">>): Promise<RewrapRun>;
}

export interface RewrapRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: number;
}

export async function startRewrapWorld(options: LocalKmsOptions = {}): Promise<RewrapWorld> {
  const terminal = await startTerminalKms(options);
  const { kms, client, folder, env } = terminal;
  const path = (name: string) => join(folder, name);
  return {
    ...terminal,
    path,
    async encrypt(text, EncryptionContext) {
      const Plaintext = Buffer.from(text);
      const { CiphertextBlob } = await client.encrypt({ KeyId: "alias/old", Plaintext, EncryptionContext });
      return Buffer.from(CiphertextBlob).toString("base64");
    },
    async decrypt(base64, EncryptionContext) {
      const CiphertextBlob = Buffer.from(base64, "base64");
      const { Plaintext = new Uint8Array() } = await client.decrypt({
        KeyId: "alias/new",
        CiphertextBlob,
        EncryptionContext,
      });
      return Buffer.from(Plaintext).toString();
    },
    write: (name, content) => writeFile(path(name), content),
    read: (name) => readFile(path(name), "utf8"),
    files: async (prefix) => (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort(),
    async rewrap(words, given = {}) {
      const io = cliIo({ env, ...given });
      kms.requests.clear();
      const argv = ["rewrap", ...words.map((word) => word.replaceAll("{dir}", folder))];
      const named = argv.some((word) => /^--(?:destination-key|help)/.test(word));
      const exitCode = await run(named ? argv : [...argv, "--destination-key-id", "alias/new"], io);
      return { exitCode, ...io.written, calls: reEncryptsOf(kms) };
    },
  };
}

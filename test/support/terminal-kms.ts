/** A LocalKms with an old and a new key, and a folder and an environment for programs that use it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMS } from "../../src/index.js";
import { LocalKms, type LocalKmsOptions } from "../../src/local.js";

/** The key of `alias/old`. */
export const OLD = "1234abcd-12ab-34cd-56ef-1234567890ab";
/** The key of `alias/new`. */
const NEW = "0987dcba-09fe-87dc-65ba-ab0987654321";

export interface TerminalKms {
  readonly kms: LocalKms;
  readonly client: KMS;
  /** An empty folder, which is also the home of programs. */
  readonly folder: string;
  /** The environment variables of a program. */
  readonly env: Record<string, string>;
  close(): Promise<void>;
}

export async function startTerminalKms(options: LocalKmsOptions = {}): Promise<TerminalKms> {
  const kms = await LocalKms.start({
    region: "us-east-2",
    seed: {
      Keys: [{ KeyId: OLD }, { KeyId: NEW }],
      Aliases: [
        { AliasName: "alias/old", TargetKeyId: OLD },
        { AliasName: "alias/new", TargetKeyId: NEW },
      ],
    },
    ...options,
  });
  const { endpoint, region, credentials } = kms;
  const client = new KMS({ endpoint, region, credentials });
  const folder = await mkdtemp(join(tmpdir(), "kms-rewrap-"));
  const env = {
    HOME: folder,
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  return {
    kms,
    client,
    folder,
    env,
    async close() {
      client.destroy();
      await kms.close();
      await rm(folder, { recursive: true });
    },
  };
}

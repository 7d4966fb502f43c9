import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStub } from "../child.js";
import { type Command, limitedCommand, nodeCommand } from "../circumstances.js";
import { INPUT, KEYS, REGION } from "../contenders/Contender.js";
import { inTurns } from "../inTurns.js";
import { root } from "../paths.js";
import { type ColumnName, type Rows, rowOf } from "../Row.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** The time that a program at a terminal takes from its start to its end, for one ReEncrypt. */
export async function programs(processes: number): Promise<Rows> {
  using stub = await startStub();
  const folder = await mkdtemp(join(tmpdir(), "kms-bench-"));
  try {
    await writeFiles(folder);
    const args = ["kms", "re-encrypt", "--endpoint-url", stub.endpoint, "--ciphertext-blob"];
    args.push(`fileb://${folder}/ct.bin`, "--destination-key-id", INPUT.DestinationKeyId);
    const measure = async (env: Variables) =>
      rowOf("ms", await inTurns(processes, commands(args), (command) => timeOf(command, env)));
    return {
      "Program: credentials in the environment": await measure(inEnvironment(folder)),
      "Program: credentials in a profile": await measure(inProfile(folder)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The programs that are compared: the AWS CLI where it is installed, and Node.js that does nothing. */
function commands(args: string[]): ReadonlyMap<ColumnName, Command> {
  const all: [ColumnName, Command][] = [
    ["kms-reencrypt", nodeCommand(`${root}dist/cli.cjs`, ...args)],
    ["AWS CLI", limitedCommand("aws", ...args)],
    ["node -e ''", nodeCommand("-e", "")],
  ];
  const hasAws = spawnSync("aws", ["--version"]).status === 0;
  return new Map(all.filter(([name]) => name !== "AWS CLI" || hasAws));
}

const { PATH } = process.env;
const common = (HOME: string): Variables => ({ PATH, HOME, AWS_EC2_METADATA_DISABLED: "true" });

const inEnvironment = (folder: string): Variables => ({
  ...common(join(folder, "none")),
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
});

const inProfile = common;

async function writeFiles(folder: string): Promise<void> {
  await mkdir(join(folder, ".aws"));
  await writeFile(join(folder, "ct.bin"), INPUT.CiphertextBlob);
  await writeFile(join(folder, ".aws/config"), `[default]\nregion = ${REGION}\n`);
  const { accessKeyId, secretAccessKey } = KEYS;
  const keys = `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  await writeFile(join(folder, ".aws/credentials"), keys);
}

/** The time from the start of a program to its end, in milliseconds. */
async function timeOf([program, args]: Command, env: Variables): Promise<number> {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) {
    throw new Error(`${program} exited with ${code}.`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

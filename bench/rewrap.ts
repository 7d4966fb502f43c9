import { rm } from "node:fs/promises";
import { parseArguments, takeGlobals } from "../src/cli/arguments/parseArguments.js";
import { commandNames, grammarOf } from "../src/cli/commands/commands.js";
import { Settings } from "../src/cli/configuration/Settings.js";
import { processIo } from "../src/cli/processIo.js";
import { ProgressReport } from "../src/cli/rewrap/ProgressReport.js";
import { readOptions } from "../src/cli/rewrap/readOptions.js";
import { rewrapFile } from "../src/cli/rewrap/resume/rewrapFile.js";
import { Stopper } from "../src/cli/rewrap/Stopper.js";
import { KMSClient } from "../src/index.js";
import type { Mover } from "./bulk/Mover.js";
import { INPUT, optionsFor, REGION } from "./contenders/Contender.js";

/** With the code of `kms-reencrypt rewrap`, whose checkpoints are on the disk; but a handler in memory answers. */
export const move: Mover = async (input, output) => {
  await rm(output, { force: true });
  const context = JSON.stringify(INPUT.SourceEncryptionContext);
  const options = ["--destination-key-id", INPUT.DestinationKeyId, "--field", "ciphertext", "--quiet"];
  const contexts = ["--source-encryption-context", context, "--destination-encryption-context", context];
  const argv = [
    "rewrap",
    ...options,
    ...contexts,
    "--max-requests-per-second",
    "1000000000",
    "--region",
    REGION,
    input,
    output,
  ];
  const line = parseArguments(takeGlobals(argv), grammarOf, commandNames);
  if (line.kind !== "command") {
    throw new Error("The command line asks for help");
  }
  const io = {
    ...processIo(),
    env: { AWS_CONFIG_FILE: "/nonexistent", AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" },
  };
  const settings = new Settings(line.parsed.globals, io);
  const kms = new KMSClient(optionsFor(undefined));
  const client = {
    send: kms.send.bind(kms),
    endpoint: async () => "https://kms.us-east-2.amazonaws.com/",
    destroy: () => kms.destroy(),
  };
  const read = await readOptions(line.parsed, settings, io);
  const [stopper, progress] = [new Stopper(io, undefined), new ProgressReport(io, "row", true)];
  const exitCode = await rewrapFile(input, output, {
    io,
    settings,
    options: read,
    client,
    stopper,
    progress,
    argv,
  });
  if (exitCode !== 0) {
    throw new Error(`rewrap exited with ${exitCode}`);
  }
};

import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { saidBy } from "../../errors/platformError.js";
import { isBytes, isString } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import { pathOf } from "../arguments/readParameter.js";
import { argumentError, CliError, EXIT, generalError } from "../CliError.js";
import type { Io } from "../Io.js";
import type { PrintResult } from "./prepareOutput.js";

/** Prepares `--out`: the bytes of the response go to a file, which has either all of them or does not change. */
export function prepareFile(
  given: string,
  operation: Operation,
  options: ReadonlyMap<string, OptionValue>,
  { env }: Io,
): PrintResult {
  const path = targetOf(pathOf(given, process.platform, env));
  if (isLink(path, given)) {
    throw argumentError(
      `--out: ${given} is a symbolic link to a file that does not exist`,
      "Name that file, or remove the link.",
    );
  }
  const member = blobMember(operation, options.get("select"));
  const isDevice = isOther(path);
  if (!options.has("force") && !isDevice && existsSync(path)) {
    throw argumentError(
      `--out: ${given} already exists`,
      "Name another file, or add --force to overwrite it.",
    );
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw argumentError(`--out: ${given} is a folder`, "Name a file in it.");
  }
  checkFolder(path, given);
  return async ({ value }) => {
    const bytes = value[member];
    if (!isBytes(bytes)) {
      throw generalError(`The response has no ${member}: ${given} was not written`);
    }
    await (isDevice
      ? writeThrough(path, bytes, given)
      : writeAtomically(path, bytes, given, options.has("force")));
  };
}

/** The file that a symbolic link leads to: the link itself stays. */
const targetOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

/** Whether a path is that of a symbolic link; one that leads to a file was followed. */
function isLink(path: string, given: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (cause) {
    throw generalError(`--out: ${given} was not written: ${saidBy(cause)}`, { cause });
  }
}

/** Whether a path is that of a device or a pipe, such as `/dev/stdout`, in whose place no file must be put. */
const isOther = (path: string): boolean => {
  const found = existsSync(path) ? statSync(path) : undefined;
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

async function writeThrough(path: string, bytes: Uint8Array, given: string): Promise<void> {
  const { writeFile } = process.getBuiltinModule("node:fs/promises");
  try {
    await writeFile(path, bytes, { flag: "r+" });
  } catch (cause) {
    throw generalError(`--out: ${given} was not written: ${saidBy(cause)}`, { cause });
  }
}

/** The binary member of the response to write. */
function blobMember({ name, output }: Operation, select: OptionValue | undefined): string {
  const blobs = output.entries.filter(([, { type }]) => type === "blob").map(([member]) => member);
  const wanted = isString(select) && select !== "*" ? select.toLowerCase() : undefined;
  const matching = blobs.filter((member) => wanted === undefined || member.toLowerCase() === wanted);
  const [member] = matching;
  if (member === undefined || matching.length > 1) {
    throw argumentError(
      blobs.length === 0
        ? `--out: the response of ${name} has no binary member`
        : `--out: choose what to write with --select: ${blobs.join(", ")}`,
    );
  }
  return member;
}

function checkFolder(path: string, given: string): void {
  const folder = lstatSync(dirname(path), { throwIfNoEntry: false });
  if (folder === undefined) {
    throw argumentError(`--out: the folder of ${given} does not exist`);
  }
}

/**
 * The new file is complete, and on the disk, before it gets its name. It has the permissions of the file that it replaces;
 * a file that is new can only be read by its owner, because it may be a plaintext.
 */
async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  given: string,
  isForced: boolean,
): Promise<void> {
  const { open, rename, rm } = process.getBuiltinModule("node:fs/promises");
  const temporary = join(dirname(path), `.${randomUUID()}.kms-reencrypt`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      if (existsSync(path)) {
        await file.chmod(statSync(path).mode & 0o777);
      }
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found !== undefined && !(isForced && found.isFile())) {
      throw new CliError(EXIT.general, {
        message: `--out: ${given} has appeared meanwhile and was not overwritten`,
      });
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause instanceof CliError
      ? cause
      : generalError(`--out: ${given} was not written: ${saidBy(cause)}`, { cause });
  }
}

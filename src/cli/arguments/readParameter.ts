import { readFileSync } from "node:fs";
import { valueError } from "../CliError.js";
import type { Io } from "../Io.js";

/** A parameter as text, or as the bytes of `fileb://`. */
export type Parameter = string | Uint8Array;

/**
 * Reads the file that `file://` (text) or `fileb://` (bytes) names, or standard input by one of its paths; returns any
 * other value as it is.
 *
 * @throws {@link CliError} when the file cannot be read.
 */
export async function readParameter(value: string, option: string, io: Io): Promise<Parameter> {
  const [, scheme, given = ""] = FILE.exec(value) ?? [];
  // Where standard input is a socket, its path cannot be opened.
  return scheme !== undefined && STANDARD_INPUT.test(given)
    ? contentOf(scheme, given, await io.stdin.read(), option)
    : readFileParameter(value, option, io);
}

/** The same without standard input. */
export function readFileParameter(value: string, option: string, io: Io): Parameter {
  const [, scheme, given = ""] = FILE.exec(value) ?? [];
  if (scheme === undefined) {
    return value;
  }
  const path = pathOf(given, process.platform, io.env);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw valueError(option, `Unable to load paramfile ${value}: ${reasonOf(cause, path)}`);
  }
  return contentOf(scheme, given, bytes, option);
}

const FILE = /^(fileb?):\/\/(.*)$/s;
const STANDARD_INPUT = /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/;

function contentOf(scheme: string, given: string, bytes: Uint8Array, option: string): Parameter {
  if (scheme === "fileb") {
    return bytes;
  }
  try {
    // A byte order mark is kept: JSON with one is not JSON.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw valueError(
      option,
      `Unable to load paramfile (${given}), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "[Errno 2] No such file or directory",
  EACCES: "[Errno 13] Permission denied",
  EISDIR: "[Errno 21] Is a directory",
  ENXIO: "[Errno 6] No such device or address",
};

const reasonOf = (error: unknown, path: string): string => {
  const { code = "", message } = Object(error);
  return `${REASONS[code] ?? message}: '${path}'`;
};

/** The path in a value: `~`, `$NAME` and `${NAME}` are replaced, as the AWS CLI does, on Windows also `%NAME%`. */
export function pathOf(
  given: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const isWindows = platform === "win32";
  const home =
    env.HOME || (isWindows ? env.USERPROFILE : undefined) || process.getBuiltinModule("node:os").homedir();
  const expanded = given
    .replace(isWindows ? /^~(?=[/\\]|$)/ : /^~(?=\/|$)/, () => home)
    .replace(/\$(?:(\w+)|\{([^}]*)\})/g, (all, bare, braced) => env[bare ?? braced] ?? all)
    .replace(isWindows ? /%([^%]+)%/g : /(?!)/g, (all, name) => env[name] ?? all);
  // file:///C:/key is a path in the form of a URL.
  return isWindows ? expanded.replace(/^[/\\](?=[A-Za-z]:[/\\])/, "") : expanded;
}

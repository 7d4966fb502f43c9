import type { HttpRequest } from "@smithy/types";
import { codeOf } from "../../errors/platformError.js";
import { importPackage } from "../../runtime/node/importPackage.js";
import { proxyOf } from "../../runtime/node/proxyOf.js";
import { readCaBundle } from "../../runtime/node/readCaBundle.js";
import { runtime } from "../../runtime/node.js";
import type { HttpHandler } from "../../runtime/Runtime.js";
import { connectionSettings } from "../commands/clientConfig.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/**
 * The first minor version that can be used, by major version: the range of the peer dependency in package.json. It is checked
 * again here, because package managers install an optional peer of another version without an error.
 */
export const FIRST_MINOR: Readonly<Record<string, number>> = { 7: 30, 8: 13 };

/** A request handler over `undici`, with the settings of the command line. Throws if undici cannot be used. */
export async function loadUndici(
  request: HttpRequest,
  settings: Settings,
  io: Io,
  maxSockets: number,
): Promise<HttpHandler> {
  rejectProxy(request, io);
  await checkVersion();
  const { caBundle, rejectUnauthorized, ...timeouts } = connectionSettings(settings, io);
  if (caBundle === undefined && io.env.AWS_CA_BUNDLE) {
    // Its request handler would read the variable.
    throw new Error("--ca-bundle is empty, but AWS_CA_BUNDLE is set");
  }
  const ca = caBundle && request.protocol === "https:" ? await readCaBundle(caBundle) : undefined;
  const connect = { ...(ca && { ca }), ...(!rejectUnauthorized && { rejectUnauthorized }) };
  const { UndiciHttpHandler } = await import("../../runtime/node/undici/UndiciHttpHandler.js");
  return new UndiciHttpHandler({ ...timeouts, maxSockets, connect });
}

function rejectProxy({ protocol, hostname, port }: HttpRequest, { env }: Io): void {
  const scheme = protocol === "http:" ? "http" : "https";
  const proxy = proxyOf(scheme, () => env);
  if (proxy?.serves(hostname, port ?? (scheme === "http" ? 80 : 443))) {
    throw new Error(`undici does not use the proxy of ${proxy.variable}`);
  }
}

async function checkVersion(): Promise<void> {
  if (!runtime.name.startsWith("nodejs#")) {
    throw new Error("undici is used on Node.js only");
  }
  const version = await readVersion();
  const [, major = "", minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version) ?? [];
  if (!(Number(minor) >= (FIRST_MINOR[major] ?? Number.POSITIVE_INFINITY))) {
    throw new Error(
      `undici ${version} is installed, but is not supported: install undici ${supportedRanges()}`,
    );
  }
}

/** As for the package manager, but in words: `7.30 or later 7.x, or 8.13 or later 8.x`. */
const supportedRanges = (): string =>
  Object.entries(FIRST_MINOR)
    .map(([major, minor]) => `${major}.${minor} or later ${major}.x`)
    .join(", or ");

async function readVersion(): Promise<string> {
  try {
    const { version } = await importPackage<{ readonly version?: unknown }>("undici/package.json");
    return String(version);
  } catch (cause) {
    throw codeOf(cause) === "MODULE_NOT_FOUND"
      ? new Error(`undici is not installed: install undici ${supportedRanges()}`, { cause })
      : cause;
  }
}

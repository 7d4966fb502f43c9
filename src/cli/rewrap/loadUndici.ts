import type { ConnectionOptions } from "node:tls";
import type { HttpRequest } from "@smithy/types";
import { codeOf } from "../../errors/platformError.js";
import { importPackage } from "../../runtime/node/importPackage.js";
import { proxyOf } from "../../runtime/node/proxyOf.js";
import { readCaBundle } from "../../runtime/node/readCaBundle.js";
import { runtime } from "../../runtime/node.js";
import type { HttpHandler } from "../../runtime/Runtime.js";
import { connectionOptions } from "../commands/clientConfig.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/**
 * The first minor version that can be used, by major version: the range of the peer dependency in package.json. The package
 * manager lets any version of an optional peer be there.
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
  const { caBundle, rejectUnauthorized, ...timeouts } = connectionOptions(settings, io);
  if (caBundle === undefined && io.env.AWS_CA_BUNDLE) {
    // Its request handler would read the variable.
    throw new Error("--ca-bundle is empty, but AWS_CA_BUNDLE is set");
  }
  const connect: ConnectionOptions = {
    ...(caBundle && request.protocol === "https:" && { ca: await readCaBundle(caBundle) }),
    ...(!rejectUnauthorized && { rejectUnauthorized }),
  };
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
    throw new Error(`undici ${version} is installed, and not a version that is supported`);
  }
}

async function readVersion(): Promise<string> {
  try {
    const { version } = await importPackage<{ readonly version?: unknown }>("undici/package.json");
    return String(version);
  } catch (cause) {
    throw codeOf(cause) === "MODULE_NOT_FOUND" ? new Error("undici is not installed", { cause }) : cause;
  }
}

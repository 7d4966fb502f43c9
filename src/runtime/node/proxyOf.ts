import { ConfigurationError } from "../../errors/ConfigurationError.js";
import type { Environment } from "../Runtime.js";

/** A proxy that the environment names. */
export interface ProxyServer {
  /** The variable that names it, for messages. */
  readonly variable: string;
  /** Its URL. It may contain a password. */
  readonly url: URL;
  /** Whether connections to a host go through it: NO_PROXY does not list the host. */
  readonly serves: (host: string, port: number) => boolean;
}

/**
 * The proxy for a protocol, as the AWS CLI finds it: from `https_proxy` or `http_proxy`, else from the same name in capital
 * letters. An empty variable in small letters switches it off.
 */
export function proxyOf(scheme: "http" | "https", environment: Environment): ProxyServer | undefined {
  const variables = environment();
  const small = `${scheme}_proxy`;
  // Web servers pass the header `Proxy` of a request to CGI programs as HTTP_PROXY.
  const isForged = scheme === "http" && variables.REQUEST_METHOD;
  const variable = variables[small] !== undefined || isForged ? small : small.toUpperCase();
  const value = variables[variable]?.trim();
  // Bun has support of its own for these variables.
  if (!value || process.versions.bun !== undefined) {
    return undefined;
  }
  const noProxy = variables.no_proxy ?? variables.NO_PROXY ?? "";
  const entries = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "");
  return {
    variable,
    url: urlOf(variable, value),
    serves: (host, port) =>
      !entries.some((entry) => lists(entry, host.toLowerCase().replace(/\.$/, ""), port)),
  };
}

function urlOf(variable: string, value: string): URL {
  const text = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!/^https?:$/.test(url?.protocol ?? "") || url === undefined) {
    throw new ConfigurationError(
      `${variable} must be the http or https URL of a proxy, such as http://proxy.example.com:3128: change it, or remove it`,
    );
  }
  return url;
}

/** Whether an entry of NO_PROXY lists a host: `*`, an IP address or range, or a domain with all its hosts. */
function lists(entry: string, host: string, port: number): boolean {
  const { BlockList, isIP } = process.getBuiltinModule("node:net");
  const [, bracketed, plain = "", onlyPort] = /^(?:\[(.+)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? [];
  const [name, portOfEntry] = isIP(entry) ? [entry] : [bracketed ?? plain, onlyPort];
  if (portOfEntry !== undefined && Number(portOfEntry) !== port) {
    return false;
  }
  const [address = "", bits] = name.split("/");
  const [family, familyOfHost] = [isIP(address), isIP(host)];
  if (family === 0 || familyOfHost === 0) {
    const domain = name.replace(/^\*?\.|\.$/g, "");
    return name === "*" || host === domain || (familyOfHost === 0 && host.endsWith(`.${domain}`));
  }
  const all = family === 4 ? 32 : 128;
  const length = /^\d+$/.test(bits ?? String(all)) ? Number(bits ?? all) : Number.POSITIVE_INFINITY;
  if (length > all || family !== familyOfHost) {
    return false;
  }
  const range = new BlockList();
  const type = family === 4 ? "ipv4" : "ipv6";
  range.addSubnet(address, length, type);
  return range.check(host, type);
}

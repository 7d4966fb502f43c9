import type { AgentOptions } from "node:https";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import type { Environment } from "../Runtime.js";
import { createAgent } from "./createAgent.js";
import { importPackage, whyNotLoaded } from "./importPackage.js";
import type { ProxyAgent } from "./proxyAgents.js";

// A file of its own, which most programs never load. See importPackage for the form of its name.
const PROXY_AGENTS = ["./proxyAgents", "js"].join(".");

/** The variable that names a proxy for a protocol; `undefined` when none does. */
export function proxyVariable(scheme: "http" | "https", environment: Environment): string | undefined {
  const small = `${scheme}_proxy`;
  // An empty variable in small letters switches the other off.
  const name = environment()[small] === undefined ? small.toUpperCase() : small;
  return environment()[name] ? name : undefined;
}

/** The agent for the proxy that a variable names. In a bundle, which lacks it, that of Node.js where it has one. */
export async function loadProxyAgent(
  variable: string,
  environment: Environment,
  options: AgentOptions,
  connectionTimeout: number,
): Promise<ProxyAgent | undefined> {
  const scheme = /^https/i.test(variable) ? "https" : "http";
  try {
    const { makeProxyAgent } = await importPackage<typeof import("./proxyAgents.js")>(PROXY_AGENTS);
    return makeProxyAgent(scheme, environment, options, connectionTimeout);
  } catch (cause) {
    if (cause instanceof ConfigurationError) {
      throw cause;
    }
    if (process.allowedNodeEnvironmentFlags?.has("--use-env-proxy")) {
      const withProxy = { ...options, proxyEnv: environment() };
      return { agent: createAgent(scheme, withProxy) };
    }
    throw new ConfigurationError(
      `${variable} names a proxy, but ${whyNotLoaded("proxyAgents.js", cause)}: copy that file of kms-reencrypt beside the bundle, use Node.js 24, or pass a proxy agent as \`${scheme}Agent\` of the \`requestHandler\``,
      { cause },
    );
  }
}

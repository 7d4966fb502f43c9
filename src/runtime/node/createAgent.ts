import type { Agent as HttpAgent } from "node:http";
import type { AgentOptions } from "node:https";
import { nodeHttp, nodeHttps } from "./builtins.js";

/** Makes an agent of Node.js for a protocol. */
export function createAgent(scheme: "http" | "https", options: AgentOptions): HttpAgent {
  const { Agent } = scheme === "https" ? nodeHttps() : nodeHttp();
  return new Agent(options);
}

/** What the request handler takes from Node.js, imported once: a bundle repeats each import. */
import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { type AgentOptions, Agent as HttpsAgent, request as requestHttps } from "node:https";

export { type AgentOptions, HttpAgent, requestHttp, requestHttps };

/** Makes an agent of Node.js for a protocol. */
export const createAgent = (scheme: "http" | "https", options: AgentOptions): HttpAgent =>
  scheme === "https" ? new HttpsAgent(options) : new HttpAgent(options);

/** What the request handler takes from Node.js, imported once: a bundle repeats each import. */
export { Agent as HttpAgent, request as requestHttp } from "node:http";
export { Agent as HttpsAgent, type AgentOptions, request as requestHttps } from "node:https";

import { environmentOf, runtimeOf } from "./globals.js";
import { nodeCrypto, nodeHttps } from "./node/builtins.js";
import { credentialChain } from "./node/credentialChain.js";
import { loadProfile } from "./node/loadProfile.js";
import { NodeHttpHandler } from "./node/NodeHttpHandler.js";
import { NodeSha256 } from "./node/NodeSha256.js";
import type { Runtime } from "./Runtime.js";

/** Node.js: its own cryptography, HTTP with keep-alive, and the configuration files and credential chain of AWS. */
export const runtime: Runtime = {
  name: runtimeOf(globalThis),
  environment: environmentOf(globalThis),
  // Not that of the global `crypto`: the first access loads all of Web Crypto.
  randomUUID: () => nodeCrypto().randomUUID(),
  sha256: NodeSha256,
  requestHandler: (options, settings) => {
    // Not at the first call: a Lambda function has more CPU time while it starts.
    nodeCrypto();
    nodeHttps();
    return new NodeHttpHandler(options, settings);
  },
  credentialChain,
  loadProfile,
};

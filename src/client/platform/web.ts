import { ConfigurationError } from "../../exceptions/ConfigurationError.js";
import { toHex } from "../../smithy.js";
import { FetchHandler } from "./FetchHandler.js";
import { environmentOf, runtimeOf } from "./globals.js";
import { noCredentials } from "./no-credentials.js";
import type { Platform } from "./Platform.js";
import { WebSha256 } from "./WebSha256.js";

/** Everything but Node.js: cryptography in JavaScript, HTTP with `fetch`, and no files. The build puts it in. */
export const platform: Platform = {
  runtime: runtimeOf(globalThis),
  environment: environmentOf(globalThis),
  // Pages that were not loaded over https lack the first.
  randomUUID: () => crypto.randomUUID?.() ?? toHex(crypto.getRandomValues(new Uint8Array(16))),
  sha256: WebSha256,
  requestHandler: (optionsOrInstance) =>
    optionsOrInstance !== undefined && "handle" in optionsOrInstance
      ? optionsOrInstance
      : new FetchHandler(optionsOrInstance),
  credentialChain: () => async () => {
    throw new ConfigurationError(
      noCredentials("and outside Node.js there is no credential chain of AWS: pass the option `credentials`"),
    );
  },
  loadProfile: async (name) => {
    if (name !== undefined) {
      throw new ConfigurationError(
        `The profile ${JSON.stringify(name)} cannot be read outside Node.js: name none, and pass the options \`region\` and \`credentials\``,
      );
    }
    return undefined;
  },
};

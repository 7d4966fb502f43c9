import { ConfigurationError } from "../errors/ConfigurationError.js";
import { environmentOf, runtimeOf } from "./globals.js";
import { noCredentials } from "./noCredentials.js";
import type { Runtime } from "./Runtime.js";
import { toHex } from "./toHex.js";
import { FetchHttpHandler } from "./web/FetchHttpHandler.js";
import { WebSha256 } from "./web/WebSha256.js";

/**
 * Pages that were not loaded over https lack `randomUUID`, and React Native lacks all of Web Crypto. The IDs tell requests
 * apart in logs, so they may be predictable.
 */
const randomBytes = (): Uint8Array =>
  globalThis.crypto?.getRandomValues(new Uint8Array(16)) ??
  Uint8Array.from({ length: 16 }, () => Math.random() * 256);

/** Every runtime except Node.js: Web Crypto, HTTP with `fetch`, and no files. The build substitutes it for `node.ts`. */
export const runtime: Runtime = {
  name: runtimeOf(globalThis),
  environment: environmentOf(globalThis),
  randomUUID: () => globalThis.crypto?.randomUUID?.() ?? toHex(randomBytes()),
  sha256: WebSha256,
  requestHandler: (options) => new FetchHttpHandler(options),
  credentialChain: () => async () => {
    throw new ConfigurationError(
      noCredentials("and outside Node.js there is no credential chain of AWS: pass the option `credentials`"),
    );
  },
  loadProfile: async (name) => {
    if (name) {
      throw new ConfigurationError(
        `The profile ${JSON.stringify(name)} cannot be read outside Node.js: name no profile (option \`profile\`, AWS_PROFILE), and pass the options \`region\` and \`credentials\``,
      );
    }
    return undefined;
  },
};

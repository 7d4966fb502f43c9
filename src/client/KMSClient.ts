import type { HttpHandlerOptions, MetadataBearer } from "@smithy/types";
import { pipeline } from "../middleware/stack.js";
import { Client } from "../smithy.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import { platform } from "./platform/node.js";
import { resolveConfig } from "./resolve-config.js";

/**
 * Sends commands to AWS KMS. One client serves any number of calls at once; make one and share it.
 *
 * Constructing it reads no file and opens no connection. What is missing or wrong in the configuration is told by
 * the first call, as a {@link ConfigurationError}.
 *
 * @example
 * ```ts
 * const client = new KMSClient({ region: "us-east-2" });
 * const { KeyId } = await client.send(new ReEncryptCommand({ CiphertextBlob: old, DestinationKeyId: "alias/new" }));
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html
 */
export class KMSClient extends Client<HttpHandlerOptions, object, MetadataBearer, KMSClientResolvedConfig> {
  constructor(config: KMSClientConfig = {}) {
    super(resolveConfig(config, platform));
    this.middlewareStack.use(pipeline(this.config));
  }
}

import type { MetadataBearer, Pluggable } from "@smithy/types";
import { contentLengthMiddleware } from "./content-length.js";
import { deserializerMiddleware } from "./deserialize.js";
import { hostHeaderMiddleware } from "./host-header.js";
import { loggerMiddleware } from "./logger.js";
import { mapErrorsMiddleware } from "./map-errors.js";
import { type Environment, recursionDetectionMiddleware } from "./recursion-detection.js";
import { type RetryConfig, retryMiddleware } from "./retry.js";
import { sendMiddleware } from "./send.js";
import { type SerializerConfig, serializerMiddleware } from "./serialize.js";
import { httpSigningMiddleware, type SigningConfig } from "./sign.js";
import { getUserAgentMiddleware, type UserAgentConfig } from "./user-agent.js";

/** What the pipeline needs of the resolved configuration. */
export type PipelineConfig = SerializerConfig & UserAgentConfig & RetryConfig & SigningConfig;

/** What it needs of the runtime. */
export interface PipelinePlatform {
  /** The environment variables. */
  readonly environment: Environment;
  /** Makes the id of a call, which all its attempts carry. */
  readonly randomUUID: () => string;
}

/**
 * The pipeline, in the order in which a request passes it; an answer passes it the other way round. The names are
 * those that plug-ins for SDK v3 look for.
 */
export const pipeline = (
  config: PipelineConfig,
  { environment, randomUUID }: PipelinePlatform,
): Pluggable<object, MetadataBearer> => ({
  applyToStack(stack) {
    stack.add(loggerMiddleware(), { step: "initialize", name: "loggerMiddleware" });

    stack.add(serializerMiddleware(config), { step: "serialize", name: "serializerMiddleware" });

    stack.add(contentLengthMiddleware(), { step: "build", name: "contentLengthMiddleware" });
    stack.add(getUserAgentMiddleware(config), { step: "build", name: "getUserAgentMiddleware" });
    stack.add(hostHeaderMiddleware(), { step: "build", name: "hostHeaderMiddleware" });
    stack.add(recursionDetectionMiddleware(environment), {
      step: "build",
      name: "recursionDetectionMiddleware",
    });

    stack.add(retryMiddleware(config, randomUUID), {
      step: "finalizeRequest",
      priority: "high",
      name: "retryMiddleware",
    });
    stack.add(httpSigningMiddleware(config), {
      step: "finalizeRequest",
      name: "httpSigningMiddleware",
      aliases: ["awsAuthMiddleware"],
    });

    stack.add(mapErrorsMiddleware(), { step: "deserialize", priority: "high", name: "mapErrorsMiddleware" });
    stack.add(deserializerMiddleware(), { step: "deserialize", name: "deserializerMiddleware" });
    stack.add(sendMiddleware(), { step: "deserialize", priority: "low", name: "sendMiddleware" });
  },
});

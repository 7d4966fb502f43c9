import type { MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { Runtime } from "../../runtime/Runtime.js";
import { contentLengthMiddleware } from "./contentLengthMiddleware.js";
import { deserializerMiddleware } from "./deserializerMiddleware.js";
import { getUserAgentMiddleware, type UserAgentConfig } from "./getUserAgentMiddleware.js";
import { hostHeaderMiddleware } from "./hostHeaderMiddleware.js";
import { httpSigningMiddleware, type SigningConfig } from "./httpSigningMiddleware.js";
import { loggerMiddleware } from "./loggerMiddleware.js";
import { mapErrorsMiddleware } from "./mapErrorsMiddleware.js";
import { recursionDetectionMiddleware } from "./recursionDetectionMiddleware.js";
import { type RetryConfig, retryMiddleware } from "./retryMiddleware.js";
import { sendMiddleware } from "./sendMiddleware.js";
import { type SerializerConfig, serializerMiddleware } from "./serializerMiddleware.js";

/** What the pipeline needs of the resolved configuration. */
export type PipelineConfig = SerializerConfig & UserAgentConfig & RetryConfig & SigningConfig;

/** Adds the pipeline to a middleware stack, or to anything else that takes one middleware after the other. */
export interface Pipeline {
  applyToStack(stack: Pick<MiddlewareStack<object, MetadataBearer>, "add">): void;
}

/**
 * The pipeline, in the order in which a request passes through it; the response passes through it in reverse. The names
 * are those that plug-ins for SDK v3 look for.
 */
export const pipeline = (
  config: PipelineConfig,
  { environment, randomUUID }: Pick<Runtime, "environment" | "randomUUID">,
): Pipeline => ({
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

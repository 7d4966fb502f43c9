import type { AbsoluteLocation, HandlerOptions, MetadataBearer, MiddlewareStack, Step } from "@smithy/types";
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
    stack.add(loggerMiddleware(), at("initialize", "loggerMiddleware"));

    stack.add(serializerMiddleware(config), at("serialize", "serializerMiddleware"));

    stack.add(contentLengthMiddleware(), at("build", "contentLengthMiddleware"));
    stack.add(getUserAgentMiddleware(config), at("build", "getUserAgentMiddleware"));
    stack.add(hostHeaderMiddleware(), at("build", "hostHeaderMiddleware"));
    stack.add(recursionDetectionMiddleware(environment), at("build", "recursionDetectionMiddleware"));

    stack.add(
      retryMiddleware(config, randomUUID),
      at("finalizeRequest", "retryMiddleware", { priority: "high" }),
    );
    stack.add(
      httpSigningMiddleware(config),
      at("finalizeRequest", "httpSigningMiddleware", { aliases: ["awsAuthMiddleware"] }),
    );

    stack.add(mapErrorsMiddleware(), at("deserialize", "mapErrorsMiddleware", { priority: "high" }));
    stack.add(deserializerMiddleware(), at("deserialize", "deserializerMiddleware"));
    stack.add(sendMiddleware(), at("deserialize", "sendMiddleware", { priority: "low" }));
  },
});

type Others = Omit<HandlerOptions & AbsoluteLocation, "step">;

/** Where a middleware stands. */
const at = <InStep extends Step>(
  step: InStep,
  name: string,
  others: Others = {},
): Others & { readonly step: InStep } => ({ ...others, step, name });

import type { Middleware } from "../../client/pipeline/composeHandler.js";
import { type PipelineConfig, pipeline } from "../../client/pipeline/pipeline.js";
import { runtime } from "../../runtime/node.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/** The middleware of the pipeline, innermost first. Nobody adds any, so that it needs no stack to sort it. */
export function middlewareOrder(
  config: PipelineConfig,
  { options }: Settings,
  io: Io,
): readonly Middleware[] {
  const order: Middleware[] = [];
  const isAnonymous = options.signRequest === false;
  pipeline(config, { environment: () => io.env, randomUUID: runtime.randomUUID }).applyToStack({
    add(middleware: Middleware, { name = "" }: { readonly name?: string } = {}) {
      if (!isAnonymous || name !== "httpSigningMiddleware") {
        order.unshift(middleware);
      }
    },
  });
  return order;
}

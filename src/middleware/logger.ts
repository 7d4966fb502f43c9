import type { HandlerExecutionContext, InitializeMiddleware, MetadataBearer } from "@smithy/types";
import { NoOpLogger } from "../smithy.js";
import { metadataOf } from "./metadata-of.js";

/**
 * Tells the configured logger of every call: `info` when it succeeded, `error` when it failed. Secrets in inputs
 * and outputs are replaced by a placeholder before the logger sees them.
 */
export const loggerMiddleware = (): InitializeMiddleware<object, MetadataBearer> => (next, context) => {
  const { logger, clientName, commandName, inputFilterSensitiveLog } = context;
  if (logger === undefined || logger instanceof NoOpLogger) {
    return next;
  }
  return async (args) => {
    const input = (): unknown => inputFilterSensitiveLog?.(args.input);
    const result = await next(args).catch((error: unknown) => {
      logger.error?.({ clientName, commandName, input: input(), error, metadata: metadataOf(error) });
      throw error;
    });
    logger.info?.({ clientName, commandName, input: input(), ...describeOutput(context, result.output) });
    return result;
  };
};

function describeOutput({ outputFilterSensitiveLog }: HandlerExecutionContext, output: MetadataBearer) {
  const { $metadata, ...members } = output;
  const filtered: unknown = outputFilterSensitiveLog?.(members);
  return { output: filtered, metadata: $metadata };
}

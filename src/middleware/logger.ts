import type { InitializeMiddleware, MetadataBearer } from "@smithy/types";
import { NoOpLogger } from "../smithy.js";
import { metadataOf } from "./metadata-of.js";

/**
 * Tells the configured logger of every call: `info` when it succeeded, `error` when it failed. Secrets in inputs
 * and outputs are replaced by a placeholder before the logger sees them.
 */
export const loggerMiddleware = (): InitializeMiddleware<object, MetadataBearer> => (next, context) => {
  const { logger, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog } = context;
  if (logger === undefined || logger instanceof NoOpLogger) {
    return next;
  }
  return async (args) => {
    const call = () => ({ clientName, commandName, input: inputFilterSensitiveLog?.(args.input) });
    const result = await next(args).catch((error: unknown) => {
      logger.error?.({ ...call(), error, metadata: metadataOf(error) });
      throw error;
    });
    const { $metadata: metadata, ...output } = result.output;
    logger.info?.({ ...call(), output: outputFilterSensitiveLog?.(output), metadata });
    return result;
  };
};

import type { InitializeMiddleware, MetadataBearer } from "@smithy/types";
import { NoOpLogger } from "../../smithy.js";
import { metadataOf } from "./metadataOf.js";

/**
 * Reports every call to the logger: `info` when it succeeded, `error` when it failed. A placeholder replaces secrets in
 * inputs and outputs.
 */
export const loggerMiddleware = (): InitializeMiddleware<object, MetadataBearer> => (next, context) => {
  const { logger, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog } = context;
  if (!logger || logger instanceof NoOpLogger) {
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

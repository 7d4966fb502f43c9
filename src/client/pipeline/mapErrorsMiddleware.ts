import type { DeserializeMiddleware, MetadataBearer } from "@smithy/types";
import { isDeserialized } from "./deserializerMiddleware.js";
import { mapError } from "./errors/mapError.js";
import { operationOf } from "./operationOf.js";

/** Maps an exception of the deserializer to the class of its code, with a message that says what to do. */
export const mapErrorsMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      throw isDeserialized(error) ? mapError(error, operationOf(context), args.input) : error;
    }
  };

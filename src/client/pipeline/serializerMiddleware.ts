import type { Endpoint, MetadataBearer, Provider, SerializeMiddleware } from "@smithy/types";
import { InputValidationError } from "../../errors/InputValidationError.js";
import { toUtf8 } from "../../runtime/utf8.js";
import { toWire } from "../../shapes/awsJson.js";
import { validate } from "../../shapes/validate.js";
import { HttpRequest } from "../../smithy.js";
import { abortable } from "./abortable.js";
import { operationOf } from "./operationOf.js";

/** What the serializer needs of the configuration. */
export interface SerializerConfig {
  /** Returns the endpoint; called for each call. */
  readonly endpoint: Provider<Endpoint>;
  /** Finds every problem of an input. Default: `validate`. */
  readonly validate?: typeof validate;
}

/** Checks the input against the declaration of the operation, and makes the HTTP request. */
export const serializerMiddleware =
  (config: SerializerConfig): SerializeMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    const operation = operationOf(context);
    const problems = (config.validate ?? validate)(operation, args.input);
    if (problems.length > 0) {
      throw new InputValidationError(operation.name, problems);
    }
    // Before the first await: the caller may wipe the plaintext as soon as the call has returned a promise.
    const body = toUtf8(JSON.stringify(toWire(operation.input, args.input)));
    const { protocol, hostname, port, path, query } = await abortable(config.endpoint(), context);
    const request = new HttpRequest({
      method: "POST",
      protocol,
      hostname,
      // As Smithy joins the path of an endpoint with that of the operation.
      path: path.endsWith("/") ? path : `${path}/`,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `TrentService.${operation.name}`,
      },
      body,
    });
    if (port) {
      request.port = port;
    }
    if (query) {
      // A copy, because all calls share the endpoint, and middleware may add to the query.
      request.query = { ...query };
    }
    return next({ ...args, request });
  };

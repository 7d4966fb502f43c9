import type { Endpoint, MetadataBearer, Provider, SerializeMiddleware } from "@smithy/types";
import { InputValidationError } from "../exceptions/InputValidationError.js";
import { toWire } from "../protocol/aws-json.js";
import { operationOf } from "../protocol/operation.js";
import { validate } from "../protocol/validate.js";
import { HttpRequest } from "../smithy.js";
import { abortable } from "./abortable.js";

const ENCODER = new TextEncoder();

/** Where the requests go. */
export interface SerializerConfig {
  /** The endpoint, resolved anew for each call. */
  readonly endpoint: Provider<Endpoint>;
}

/** Checks the input against the declaration of the operation and makes the HTTP request of it. */
export const serializerMiddleware =
  (config: SerializerConfig): SerializeMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    const operation = operationOf(context);
    const problems = validate(operation, args.input);
    if (problems.length > 0) {
      throw new InputValidationError(operation.name, problems);
    }
    // Before anything is waited for: the caller may wipe the plaintext as soon as the call has returned.
    const body = ENCODER.encode(JSON.stringify(toWire(operation.input, args.input)));
    const { protocol, hostname, port, path, query } = await abortable(config.endpoint(), context);
    const request = new HttpRequest({
      method: "POST",
      protocol,
      hostname,
      path,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `TrentService.${operation.name}`,
      },
      body,
    });
    if (port !== undefined) {
      request.port = port;
    }
    if (query !== undefined) {
      // A copy: the endpoint is that of all calls, and middleware may add to the query.
      request.query = { ...query };
    }
    return next({ ...args, request });
  };

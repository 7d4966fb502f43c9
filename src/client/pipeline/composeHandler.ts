import type {
  Handler,
  HandlerExecutionContext,
  HttpHandlerOptions,
  InitializeHandler,
  InitializeMiddleware,
  MetadataBearer,
} from "@smithy/types";
import type { CommandConfig } from "../../kms/KMSCommand.js";

/** A middleware of any step. As in smithy: the types of the steps differ, but at run time a handler is a handler. */
export type Middleware = InitializeMiddleware<object, MetadataBearer>;

/** Makes the handler of one call from its middleware, innermost first. */
export function composeHandler(
  order: readonly Middleware[],
  { requestHandler }: Pick<CommandConfig, "requestHandler">,
  context: HandlerExecutionContext,
  options: HttpHandlerOptions,
): Handler<object, MetadataBearer> {
  const send = ({ request }: { request: unknown }) => requestHandler.handle(request, options);
  let next = send as unknown as InitializeHandler<object, MetadataBearer>;
  for (const middleware of order) {
    next = middleware(next, context);
  }
  return next;
}

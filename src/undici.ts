/**
 * A request handler that sends with `undici` instead of `node:http`: {@link UndiciHttpHandler}. It takes less CPU time per
 * call. This entry needs the package `undici`, an optional peer dependency.
 *
 * @packageDocumentation
 */
export {
  type UndiciConnectOptions,
  UndiciHttpHandler,
  type UndiciHttpHandlerOptions,
} from "./runtime/node/undici/UndiciHttpHandler.js";

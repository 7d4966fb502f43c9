/**
 * The only file that imports code of the smithy packages statically, except `runtime/web/WebSha256.ts`.
 * `@smithy/smithy-client` and `@smithy/protocol-http` re-export `@smithy/core` today; if one of them moves, only this file
 * changes.
 */
export { constructStack } from "@smithy/core/client";
export { buildQueryString, escapeUri } from "@smithy/core/protocols";
export { HttpRequest, HttpResponse } from "@smithy/protocol-http";
export {
  Client,
  NoOpLogger,
  type SmithyResolvedConfiguration,
} from "@smithy/smithy-client";
export { SMITHY_CONTEXT_KEY } from "@smithy/types";

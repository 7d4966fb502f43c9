/**
 * The one door to the smithy packages. `@smithy/smithy-client` and `@smithy/protocol-http` are re-exports of
 * `@smithy/core` today; should one of them move, this is the only file that changes.
 */
export { constructStack } from "@smithy/core/client";
export { buildQueryString } from "@smithy/core/protocols";
export { toHex, toUint8Array } from "@smithy/core/serde";
export { HttpRequest, HttpResponse } from "@smithy/protocol-http";
export { SignatureV4Base } from "@smithy/signature-v4";
export {
  Client,
  NoOpLogger,
  ServiceException,
  type SmithyResolvedConfiguration,
} from "@smithy/smithy-client";
export { SMITHY_CONTEXT_KEY } from "@smithy/types";

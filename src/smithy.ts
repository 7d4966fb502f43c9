/**
 * The one door to the smithy packages. `@smithy/smithy-client` is a re-export of `@smithy/core` today; should it move,
 * this is the only file that changes.
 */
export { constructStack } from "@smithy/core/client";
export { Client, NoOpLogger, type SmithyResolvedConfiguration } from "@smithy/smithy-client";
export { SMITHY_CONTEXT_KEY } from "@smithy/types";

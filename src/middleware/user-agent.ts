import type { BuildMiddleware, MetadataBearer, Provider } from "@smithy/types";
import { HttpRequest } from "../smithy.js";
import { VERSION } from "../version.js";
import { abortable } from "./abortable.js";

/** What the client says of itself. */
export interface UserAgentConfig {
  /** The runtime, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** An identifier of the application, at most 50 characters; without it none is sent. */
  readonly userAgentAppId: Provider<string | undefined>;
}

/** Says which client calls, on which runtime, and for which application. */
export const getUserAgentMiddleware =
  ({ runtime, userAgentAppId }: UserAgentConfig): BuildMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    const { request } = args;
    if (HttpRequest.isInstance(request)) {
      const appId = await abortable(userAgentAppId(), context);
      const product = `kms-reencrypt/${VERSION}`;
      request.headers["x-amz-user-agent"] ??= product;
      request.headers["user-agent"] ??= [
        `${product} ua/2.1 lang/js md/${runtime} api/kms#${VERSION}`,
        ...(appId ? [`app/${appId.replace(/[^\w!#$%&'*+.^`|~-]/g, "_")}`] : []),
      ].join(" ");
    }
    return next(args);
  };

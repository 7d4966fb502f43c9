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
export const getUserAgentMiddleware = ({
  runtime,
  userAgentAppId,
}: UserAgentConfig): BuildMiddleware<object, MetadataBearer> => {
  const agent = `kms-reencrypt/${VERSION} ua/2.1 lang/js md/${runtime} api/kms#${VERSION}`;
  return (next, context) => async (args) => {
    const { request } = args;
    if (HttpRequest.isInstance(request)) {
      const appId = await abortable(userAgentAppId(), context);
      const userAgent = appId ? `${agent} app/${presentable(appId)}` : agent;
      // The second, because browsers do not let a program set the first.
      request.headers["user-agent"] ??= userAgent;
      request.headers["x-amz-user-agent"] ??= userAgent;
    }
    return next(args);
  };
};

/** As AWS takes it: at most 50 characters, those that a header cannot hold replaced. */
const presentable = (appId: unknown): string =>
  String(appId)
    .slice(0, 50)
    .replace(/[^\w!#$%&'*+.^`|~-]/g, "_");

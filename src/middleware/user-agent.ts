import type { BuildMiddleware, MetadataBearer, Provider, UserAgent, UserAgentPair } from "@smithy/types";
import { HttpRequest } from "../smithy.js";
import { VERSION } from "../version.js";
import { abortable } from "./abortable.js";

/** What the client says of itself. */
export interface UserAgentConfig {
  /** The runtime, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** An identifier of the application, at most 50 characters; without it none is sent. */
  readonly userAgentAppId: Provider<string | undefined>;
  /** What else the client says. */
  readonly customUserAgent: UserAgent;
}

/** Says which client calls, on which runtime, for which application, and what users and plug-ins add. */
export const getUserAgentMiddleware = ({
  runtime,
  userAgentAppId,
  customUserAgent,
}: UserAgentConfig): BuildMiddleware<object, MetadataBearer> => {
  const agent = `kms-reencrypt/${VERSION} ua/2.1 lang/js md/${runtime} api/kms#${VERSION}`;
  return (next, context) => async (args) => {
    const { request } = args;
    if (HttpRequest.isInstance(request)) {
      const appId = await abortable(userAgentAppId(), context);
      let userAgent = agent;
      if (appId) {
        userAgent += ` app/${presentable(String(appId).slice(0, 50))}`;
      }
      for (const pair of [...(context.userAgent ?? []), ...customUserAgent]) {
        userAgent += ` ${section(pair)}`;
      }
      // The second, because browsers do not let a program set the first.
      request.headers["user-agent"] ??= userAgent;
      request.headers["x-amz-user-agent"] ??= userAgent;
    }
    return next(args);
  };
};

/** A pair as AWS takes it: `name/version`, or `name/of/library#version`. */
function section([name, version]: UserAgentPair): string {
  const prefix = name.split("/").map(presentable).join("/");
  return version ? `${prefix}${prefix.includes("/") ? "#" : "/"}${presentable(version)}` : prefix;
}

/** As AWS takes it: what a header cannot hold is replaced. */
const presentable = (text: string): string => text.replace(/[^\w!#$%&'*+.^`|~-]/g, "-");

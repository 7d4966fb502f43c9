import type { BuildMiddleware, MetadataBearer, Provider, UserAgent, UserAgentPair } from "@smithy/types";
import { HttpRequest } from "../../smithy.js";
import { VERSION } from "../../version.js";
import { abortable } from "./abortable.js";

/** What the user agent consists of. */
export interface UserAgentConfig {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** The ID of the application, at most 50 characters. Default: none. */
  readonly userAgentAppId: Provider<string | undefined>;
  /** Further names and versions. */
  readonly customUserAgent: UserAgent;
}

/** Sets the user agent: client, runtime, application, and the additions of users and plug-ins. */
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
      // Both, because browsers do not let a program set the first.
      request.headers["user-agent"] ??= userAgent;
      request.headers["x-amz-user-agent"] ??= userAgent;
    }
    return next(args);
  };
};

/** A pair in the syntax of AWS: `name/version`, or `name/of/library#version`. */
function section([name, version]: UserAgentPair): string {
  const prefix = name.split("/").map(presentable).join("/");
  return version ? `${prefix}${prefix.includes("/") ? "#" : "/"}${presentable(version)}` : prefix;
}

/** Replaces the characters that a header cannot contain. */
const presentable = (text: string): string => text.replace(/[^\w!#$%&'*+.^`|~-]/g, "-");

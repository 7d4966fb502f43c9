import type { Endpoint, Provider, QueryParameterBag } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { partitionOf } from "../../kms/partitions.js";
import { isLoopback } from "../../runtime/isLoopback.js";
import type { Environment } from "../../runtime/Runtime.js";
import { isObject, isString } from "../../runtime/typeGuards.js";
import type { EndpointOption } from "./KMSClientConfig.js";
import { providerOf } from "./providers.js";
import type { Profile } from "./resolveProfile.js";
import { isFipsRegion, realRegion } from "./resolveRegion.js";

/** Where the endpoint can come from. */
export interface EndpointSources {
  /** The option of the client, or a function that returns it. */
  readonly endpoint?: EndpointOption | Provider<EndpointOption> | undefined;
  /** Whether to ignore endpoints of the environment and the profile. */
  readonly ignoreConfiguredEndpointUrls: Provider<boolean>;
  /** Whether to use TLS. */
  readonly tls?: boolean | undefined;
  /** The Region of the client as it was given. */
  readonly givenRegion: Provider<string | undefined>;
  /** Whether to use a FIPS endpoint. A Region that demands it decides by itself. */
  readonly useFipsEndpoint: Provider<boolean>;
  /** Whether to use a dual-stack endpoint. */
  readonly useDualstackEndpoint: Provider<boolean>;
  /** The environment variables. */
  readonly environment: Environment;
  /** The profile. */
  readonly profile: Profile;
}

/**
 * The endpoint of a client: from the option, else from `AWS_ENDPOINT_URL_KMS`, else from `AWS_ENDPOINT_URL`, else from
 * the profile if the client uses one, else that of KMS in the Region.
 */
export const resolveEndpoint =
  (sources: EndpointSources): Provider<Endpoint> =>
  async () => {
    // An empty endpoint counts as not set, as in SDK v3.
    const custom = sources.endpoint || (await configuredEndpoint(sources));
    return custom ? customEndpoint(custom, sources) : endpointOfRegion(sources);
  };

async function configuredEndpoint(sources: EndpointSources): Promise<string | undefined> {
  if (await sources.ignoreConfiguredEndpointUrls()) {
    return undefined;
  }
  const { environment, profile } = sources;
  const { AWS_ENDPOINT_URL_KMS, AWS_ENDPOINT_URL } = environment();
  return AWS_ENDPOINT_URL_KMS || AWS_ENDPOINT_URL || endpointOfProfile(profile);
}

async function endpointOfProfile(profile: Profile): Promise<string | undefined> {
  const { settings, services } = await profile.load();
  if (settings.services && !services) {
    const name = JSON.stringify(settings.services);
    throw new ConfigurationError(
      `The profile names the services ${name}, but there is no such section: add it to ~/.aws/config, or remove \`services\` from the profile`,
    );
  }
  return services?.["kms.endpoint_url"] ?? settings.endpoint_url;
}

async function endpointOfRegion(sources: EndpointSources): Promise<Endpoint> {
  if (sources.tls === false) {
    throw new ConfigurationError("KMS needs TLS: leave `tls` out, or name an `endpoint` of your own");
  }
  const [given, isFipsSet, dualStack] = await Promise.all([
    sources.givenRegion(),
    sources.useFipsEndpoint(),
    sources.useDualstackEndpoint(),
  ]);
  const region = realRegion(given);
  const fips = isFipsSet || isFipsRegion(given);
  const [, dnsSuffix, dualStackDnsSuffix] = partitionOf(region);
  const hostname = `${fips ? "kms-fips" : "kms"}.${region}.${dualStack ? dualStackDnsSuffix : dnsSuffix}`;
  return { protocol: "https:", hostname, path: "/" };
}

/** What may not be combined with a custom endpoint, and where else it may come from. */
const REGIONAL = [
  [
    "useFipsEndpoint",
    "AWS_USE_FIPS_ENDPOINT, use_fips_endpoint in the profile, or a Region with fips in its name",
  ],
  ["useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT, or use_dualstack_endpoint in the profile"],
] as const;

async function customEndpoint(
  custom: EndpointOption | Provider<EndpointOption>,
  sources: EndpointSources,
): Promise<Endpoint> {
  for (const [name, origins] of REGIONAL) {
    if (await sources[name]()) {
      throw new ConfigurationError(
        `A custom endpoint cannot be combined with ${name} (${origins}): leave one out`,
      );
    }
  }
  const endpoint = checked(await providerOf(custom)());
  if (endpoint.protocol === "http:" && sources.tls !== false && !isLoopback(endpoint.hostname)) {
    warnOfPlainHttp(endpoint.hostname);
  }
  return endpoint;
}

/** An endpoint in any form, taken apart. */
function checked(endpoint: unknown): Endpoint {
  const url = (isObject(endpoint) ? endpoint.url : undefined) ?? endpoint;
  const parts = isString(url) || url instanceof URL ? partsOf(String(url)) : url;
  if (!isEndpoint(parts)) {
    throw new ConfigurationError(
      "The endpoint must be an http or https URL, such as http://localhost:4566, or an object with protocol, hostname, path and, optionally, port (1 to 65535) and query",
    );
  }
  if (Object.keys(Object(Object(endpoint).headers)).length > 0) {
    throw new ConfigurationError(
      "The endpoint has headers, which are not supported: add them with middleware (client.middlewareStack)",
    );
  }
  return parts;
}

const warned = new Set<string>();

/** Once for each host, and only where there are process warnings. */
function warnOfPlainHttp(hostname: string): void {
  if (!warned.has(hostname)) {
    warned.add(hostname);
    globalThis.process?.emitWarning?.(
      `Requests to http://${hostname} are not encrypted: the network can read plaintexts and session tokens. Use https, or set tls to false if that is intended`,
      { type: "KMSReencryptWarning", code: "KMS_REENCRYPT_PLAIN_HTTP" },
    );
  }
}

/** Returns `undefined` for text that is not a URL. */
function partsOf(url: string): Endpoint | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { protocol, hostname, port, pathname, search, searchParams } = new URL(url);
  try {
    // The parser accepts any query, and would change one that cannot be decoded.
    decodeURIComponent(search);
  } catch (cause) {
    throw new ConfigurationError(
      "The query of the endpoint contains a % that is not part of an escape: write it as %25",
      { cause },
    );
  }
  return {
    protocol,
    hostname,
    path: pathname,
    ...(port && { port: Number(port) }),
    ...(search && { query: queryOf(searchParams) }),
  };
}

/** A repeated name keeps all its values. */
const queryOf = (params: URLSearchParams): QueryParameterBag =>
  Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));

const isEndpoint = (value: unknown): value is Endpoint =>
  isObject(value) &&
  isText(value.protocol, /^https?:$/) &&
  isText(value.hostname, /^(\[[\da-f:.]+\]|[^\s\p{Cc}/?#@\\:[\]]+)$/iu) &&
  isText(value.path, /^(\/[!-~]*)?$/) &&
  !/[?#]/.test(value.path) &&
  isPort(value.port) &&
  isQuery(value.query);

const isText = (value: unknown, pattern: RegExp): value is string => isString(value) && pattern.test(value);

const isPort = (value: unknown): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536);

const isQuery = (value: unknown): boolean =>
  value === undefined ||
  (isObject(value) &&
    Object.values(value).every((item) => item === null || [item].flat().every((part) => isString(part))));

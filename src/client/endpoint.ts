import type { Endpoint, EndpointV2, Provider, QueryParameterBag } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { isObject } from "../protocol/aws-json.js";
import { partitionOf } from "../protocol/partitions.js";
import type { Environment } from "./platform/Platform.js";
import type { Profile } from "./profile.js";
import { providerOf } from "./providers.js";

/** An endpoint in any of the forms that the option takes. */
export type EndpointOption = string | URL | Endpoint | EndpointV2;

/** What decides over the endpoint. */
export interface EndpointSources {
  /** The option of the client; it may be a function. */
  readonly endpoint?: EndpointOption | Provider<EndpointOption> | undefined;
  /** Whether endpoints that the environment or the profile name are left out of account. */
  readonly ignoreConfiguredEndpointUrls?: boolean | undefined;
  /** Whether to use TLS. */
  readonly tls?: boolean | undefined;
  /** The Region of the client. */
  readonly region: Provider<string>;
  /** Whether to use a FIPS endpoint. */
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
    const custom = sources.endpoint ?? (await configuredEndpoint(sources));
    return custom === undefined ? endpointOfRegion(sources) : customEndpoint(custom, sources);
  };

async function configuredEndpoint(sources: EndpointSources): Promise<string | undefined> {
  const { environment, profile } = sources;
  const { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_ENDPOINT_URL_KMS, AWS_ENDPOINT_URL } = environment();
  const { ignoreConfiguredEndpointUrls = AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true" } =
    sources;
  return ignoreConfiguredEndpointUrls
    ? undefined
    : AWS_ENDPOINT_URL_KMS ||
        AWS_ENDPOINT_URL ||
        (profile.inUse ? (await profile.settings()).endpointUrl : undefined);
}

async function endpointOfRegion(sources: EndpointSources): Promise<Endpoint> {
  if (sources.tls === false) {
    throw new ConfigurationError("KMS needs TLS: leave `tls` out, or name an `endpoint` of your own");
  }
  const [region, fips, dualStack] = await Promise.all([
    sources.region(),
    sources.useFipsEndpoint(),
    sources.useDualstackEndpoint(),
  ]);
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region);
  const hostname = `${fips ? "kms-fips" : "kms"}.${region}.${dualStack ? dualStackDnsSuffix : dnsSuffix}`;
  return { protocol: "https:", hostname, path: "/" };
}

async function customEndpoint(
  custom: EndpointOption | Provider<EndpointOption>,
  { useFipsEndpoint, useDualstackEndpoint }: EndpointSources,
): Promise<Endpoint> {
  if ((await useFipsEndpoint()) || (await useDualstackEndpoint())) {
    throw new ConfigurationError(
      "A custom endpoint cannot be combined with useFipsEndpoint or useDualstackEndpoint (AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT): leave one out",
    );
  }
  const endpoint: unknown = await providerOf(custom)();
  const url = (isObject(endpoint) ? endpoint.url : undefined) ?? endpoint;
  const parts = typeof url === "string" || url instanceof URL ? partsOf(String(url)) : url;
  if (!isEndpoint(parts)) {
    throw new ConfigurationError(
      "The endpoint must be an http or https URL, such as http://localhost:4566, or an object with protocol, hostname and path",
    );
  }
  return parts;
}

/** `undefined` for what is no URL. */
function partsOf(url: string): Endpoint | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { protocol, hostname, port, pathname, search, searchParams } = new URL(url);
  refuseUndecodable(search);
  return {
    protocol,
    hostname,
    path: pathname,
    ...(port && { port: Number(port) }),
    ...(searchParams.size > 0 && { query: queryOf(searchParams) }),
  };
}

/** A URL may have what cannot be decoded, and what would be signed and sent for it is not what it says. */
function refuseUndecodable(query: string): void {
  try {
    decodeURIComponent(query);
  } catch (cause) {
    throw new ConfigurationError("The query of the endpoint has a % that encodes nothing: write it as %25", {
      cause,
    });
  }
}

/** A name that comes more than once keeps all its values. */
const queryOf = (params: URLSearchParams): QueryParameterBag =>
  Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));

const isEndpoint = (value: unknown): value is Endpoint =>
  isObject(value) && /^https?:$/.test(String(value.protocol)) && "hostname" in value && "path" in value;

import { describe, expect, it, vi } from "vitest";
import { type EndpointSources, resolveEndpoint } from "../../../src/client/config/resolveEndpoint.js";
import { rejection } from "../../support/rejection.js";

const yes = async () => true;
const no = async () => false;

async function hostOf(region: string, more: Partial<EndpointSources> = {}) {
  const { protocol, hostname } = await resolveEndpoint({ ...sources(region), ...more })();
  return `${protocol}//${hostname}`;
}

const sources = (region = "us-east-2"): EndpointSources => ({
  givenRegion: async () => region,
  useFipsEndpoint: no,
  useDualstackEndpoint: no,
  ignoreConfiguredEndpointUrls: no,
  environment: () => ({}),
  profile: { name: undefined, load: async () => ({ settings: {} }) },
});

describe("the endpoint of a Region", () => {
  it.each([
    ["us-east-2", "kms.us-east-2.amazonaws.com", "kms.us-east-2.api.aws"],
    ["mx-central-9", "kms.mx-central-9.amazonaws.com", "kms.mx-central-9.api.aws"],
    ["cn-north-1", "kms.cn-north-1.amazonaws.com.cn", "kms.cn-north-1.api.amazonwebservices.com.cn"],
    ["eusc-de-east-1", "kms.eusc-de-east-1.amazonaws.eu", "kms.eusc-de-east-1.api.amazonwebservices.eu"],
    ["us-iso-east-1", "kms.us-iso-east-1.c2s.ic.gov", "kms.us-iso-east-1.api.aws.ic.gov"],
    ["us-isob-east-1", "kms.us-isob-east-1.sc2s.sgov.gov", "kms.us-isob-east-1.api.aws.scloud"],
    ["eu-isoe-west-1", "kms.eu-isoe-west-1.cloud.adc-e.uk", "kms.eu-isoe-west-1.api.cloud-aws.adc-e.uk"],
    ["us-isof-south-1", "kms.us-isof-south-1.csp.hci.ic.gov", "kms.us-isof-south-1.api.aws.hci.ic.gov"],
    ["us-gov-west-1", "kms.us-gov-west-1.amazonaws.com", "kms.us-gov-west-1.api.aws"],
    ["somewhere-new-1", "kms.somewhere-new-1.amazonaws.com", "kms.somewhere-new-1.api.aws"],
  ])("%s follows the DNS suffixes of its partition", async (region, plain, dualStack) => {
    expect(await hostOf(region)).toBe(`https://${plain}`);
    expect(await hostOf(region, { useFipsEndpoint: yes })).toBe(
      `https://${plain.replace("kms.", "kms-fips.")}`,
    );
    expect(await hostOf(region, { useDualstackEndpoint: yes })).toBe(`https://${dualStack}`);
    expect(await hostOf(region, { useFipsEndpoint: yes, useDualstackEndpoint: yes })).toBe(
      `https://${dualStack.replace("kms.", "kms-fips.")}`,
    );
  });
});

describe("a custom endpoint", () => {
  const url = "http://localhost:4566/base";
  const expected = { protocol: "http:", hostname: "localhost", port: 4566, path: "/base" };

  it.each<[string, EndpointSources["endpoint"]]>([
    ["a string", url],
    ["a URL", new URL(url)],
    ["an endpoint", expected],
    ["an endpoint of version 2", { url: new URL(url) }],
    ["a function that returns it", async () => url],
  ])("may be %s", async (_, endpoint) => {
    expect(await resolveEndpoint({ ...sources(), endpoint })()).toMatchObject(expected);
  });

  it("comes from AWS_ENDPOINT_URL_KMS, else from AWS_ENDPOINT_URL, unless the client ignores them; an empty one counts as not set", async () => {
    const both = { AWS_ENDPOINT_URL_KMS: "http://kms.local", AWS_ENDPOINT_URL: "http://all.local" };
    expect(await hostOf("us-east-2", { environment: () => both })).toBe("http://kms.local");
    expect(await hostOf("us-east-2", { environment: () => ({ ...both, AWS_ENDPOINT_URL_KMS: "" }) })).toBe(
      "http://all.local",
    );
    const empty = { AWS_ENDPOINT_URL_KMS: "", AWS_ENDPOINT_URL: "" };
    expect(await hostOf("us-east-2", { environment: () => empty })).toBe(
      "https://kms.us-east-2.amazonaws.com",
    );
    expect(await hostOf("us-east-2", { environment: () => both, endpoint: "" })).toBe("http://kms.local");
    const ignoring = { environment: () => both, ignoreConfiguredEndpointUrls: yes };
    expect(await hostOf("us-east-2", ignoring)).toBe("https://kms.us-east-2.amazonaws.com");
  });

  it("comes from the profile if the client uses one, after the environment", async () => {
    const profile = {
      name: "work",
      load: async () => ({ settings: { endpoint_url: "http://profile.local" } }),
    };
    expect(await hostOf("us-east-2", { profile })).toBe("http://profile.local");
    const environment = () => ({ AWS_ENDPOINT_URL: "http://all.local" });
    expect(await hostOf("us-east-2", { profile, environment })).toBe("http://all.local");
    expect(await hostOf("us-east-2", { profile, ignoreConfiguredEndpointUrls: yes })).toBe(
      "https://kms.us-east-2.amazonaws.com",
    );
  });

  it("of the services of a profile takes precedence; services that do not exist are an error", async () => {
    const settings = { services: "local", endpoint_url: "http://profile.local" };
    const withServices = (services?: Record<string, string>) => ({
      profile: { name: "work", load: async () => ({ settings, services }) },
    });
    const services = { "kms.endpoint_url": "http://services.local" };
    expect(await hostOf("us-east-2", withServices(services))).toBe("http://services.local");
    expect(await hostOf("us-east-2", withServices({ "s3.endpoint_url": "http://s3" }))).toBe(
      "http://profile.local",
    );
    expect(await rejection(hostOf("us-east-2", withServices()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining('names the services "local", but there is no such section'),
    });
  });

  it.each<unknown>([
    "not a url",
    "ftp://kms.local",
    "localhost:4566",
    5,
    {},
    { url: "garbage" },
    async () => undefined,
    async () => null,
  ])("%j is rejected", async (endpoint) => {
    expect(await rejection(resolveEndpoint({ ...sources(), endpoint: endpoint as string })())).toMatchObject({
      name: "ConfigurationError",
    });
  });

  it("keeps every value of a repeated name in its query", async () => {
    const endpoint = "http://localhost:4566/?a=1&b=&a=2";
    expect(await resolveEndpoint({ ...sources(), endpoint })()).toMatchObject({
      query: { a: ["1", "2"], b: [""] },
    });
  });

  it.each([
    "http://localhost:4566/?a=%zz",
    new URL("http://localhost:4566/?%zz=a"),
    { url: new URL("http://localhost:4566/?a=%") },
  ])("says what to do about a query that cannot be decoded: %s", async (endpoint) => {
    expect(await rejection(resolveEndpoint({ ...sources(), endpoint })())).toMatchObject({
      name: "ConfigurationError",
      message: "The query of the endpoint contains a % that is not part of an escape: write it as %25",
    });
  });

  const parts = { protocol: "http:", hostname: "localhost", path: "/" };

  it.each([
    { port: 0 },
    { port: 65_536 },
    { port: 1.5 },
    { port: "80" },
    { hostname: 5 },
    { hostname: "" },
    { hostname: "a\nb" },
    { hostname: "a\u0000" },
    { hostname: "a/b" },
    { hostname: "u@a" },
    { hostname: "a:80" },
    { hostname: "::1" },
    { path: 5 },
    { path: "a" },
    { path: "/a b" },
    { path: "/a\r\nb: c" },
    { path: "/ä" },
    { path: "/?a=b" },
    { path: "/#a" },
    { protocol: "ftp:" },
    { protocol: undefined },
    { query: "a=b" },
    { query: { a: 1 } },
    { headers: { "x-a": ["b"] } },
  ])("as an object with %o is a ConfigurationError", async (part) => {
    const endpoint = { ...parts, ...part } as never;
    expect(await rejection(resolveEndpoint({ ...sources(), endpoint })())).toMatchObject({
      name: "ConfigurationError",
    });
  });

  it.each(["http://localhost:0", "http://localhost:65536", { url: new URL("http://localhost:0") }])(
    "%s has no port to connect to, and is a ConfigurationError",
    async (endpoint) => {
      expect(await rejection(resolveEndpoint({ ...sources(), endpoint } as never)())).toMatchObject({
        name: "ConfigurationError",
      });
    },
  );

  it.each([
    {},
    { port: 65_535 },
    { path: "" },
    { path: "/a/%20" },
    { hostname: "[::1]" },
    { query: { a: null, b: ["c"] } },
    { headers: {} },
  ])("as an object with %o works", async (part) => {
    expect(await resolveEndpoint({ ...sources(), endpoint: { ...parts, ...part } })()).toMatchObject(part);
  });

  it.each(["useFipsEndpoint", "useDualstackEndpoint"])("cannot be combined with %s", async (option) => {
    expect(await rejection(resolveEndpoint({ ...sources(), endpoint: url, [option]: yes })())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("cannot be combined"),
    });
  });
});

describe("tls", () => {
  it("cannot be switched off for the endpoint of a Region", async () => {
    expect(await rejection(hostOf("us-east-2", { tls: false }))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("`tls`"),
    });
  });

  it.each([true, false])("as %s leaves the protocol to a custom endpoint", async (tls) => {
    expect(await hostOf("us-east-2", { tls, endpoint: "http://localhost" })).toBe("http://localhost");
    expect(await hostOf("us-east-2", { tls, endpoint: "https://localhost" })).toBe("https://localhost");
  });
});

describe("an http endpoint", () => {
  const warningsOf = async (...endpoints: readonly (readonly [url: string, tls?: boolean])[]) => {
    const emitWarning = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    for (const [endpoint, tls] of endpoints) {
      await resolveEndpoint({ ...sources(), endpoint, tls })();
    }
    const warnings = emitWarning.mock.calls.map(([message]) => String(message));
    emitWarning.mockRestore();
    return warnings;
  };

  it("on another machine causes one process warning for each host", async () => {
    expect(await warningsOf(["http://one.test"], ["http://one.test:81/a"], ["http://two.test"])).toEqual([
      expect.stringContaining("Requests to http://one.test are not encrypted"),
      expect.stringContaining("Requests to http://two.test are not encrypted"),
    ]);
  });

  it("causes none with `tls: false`, on this machine, or for https", async () => {
    expect(
      await warningsOf(
        ["http://three.test", false],
        ["http://localhost:1"],
        ["http://kms.localhost"],
        ["http://127.0.0.1:1"],
        ["http://[::1]:1"],
        ["https://three.test"],
      ),
    ).toEqual([]);
    expect(await warningsOf(["http://127.0.0.1.test"])).toHaveLength(1);
  });
});

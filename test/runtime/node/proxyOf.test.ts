import { describe, expect, it } from "vitest";
import { proxyOf } from "../../../src/runtime/node/proxyOf.js";

const find = (scheme: "http" | "https", variables: Record<string, string>) =>
  proxyOf(scheme, () => variables);

describe("the proxy of the environment", () => {
  it.each<["http" | "https", Record<string, string>, string | undefined]>([
    ["https", {}, undefined],
    ["https", { HTTPS_PROXY: "http://a.test:3128" }, "http://a.test:3128/"],
    ["https", { https_proxy: "http://a.test:3128" }, "http://a.test:3128/"],
    ["https", { https_proxy: "http://a.test", HTTPS_PROXY: "http://b.test" }, "http://a.test/"],
    ["https", { https_proxy: "", HTTPS_PROXY: "http://b.test" }, undefined],
    ["https", { HTTPS_PROXY: " " }, undefined],
    ["https", { HTTP_PROXY: "http://a.test" }, undefined],
    ["https", { HTTPS_PROXY: "a.test:3128" }, "http://a.test:3128/"],
    ["https", { HTTPS_PROXY: "https://a.test" }, "https://a.test/"],
    ["http", { HTTP_PROXY: "http://a.test" }, "http://a.test/"],
    ["http", { HTTPS_PROXY: "http://a.test" }, undefined],
    ["http", { HTTP_PROXY: "http://evil.test", REQUEST_METHOD: "GET" }, undefined],
    ["http", { http_proxy: "http://a.test", REQUEST_METHOD: "GET" }, "http://a.test/"],
  ])("for %s with %j is %s", (scheme, variables, url) => {
    expect(find(scheme, variables)?.url.href).toBe(url);
  });

  it.each(["socks5://a.test", "http://", "http://user:secret word@", "://"])(
    "%j is a ConfigurationError that does not repeat it",
    (value) => {
      expect(() => find("https", { HTTPS_PROXY: value })).toThrow(
        expect.objectContaining({
          name: "ConfigurationError",
          message: expect.stringMatching(
            /^HTTPS_PROXY must be the http or https URL of a proxy, such as http:\/\/proxy/,
          ),
        }),
      );
    },
  );
});

describe("NO_PROXY", () => {
  const KMS = "kms.us-east-2.amazonaws.com";

  it.each<[string, string, number]>([
    ["*", KMS, 443],
    [KMS, KMS, 443],
    [KMS.toUpperCase(), KMS, 443],
    [KMS, KMS.toUpperCase(), 443],
    ["amazonaws.com", KMS, 443],
    [".amazonaws.com", KMS, 443],
    ["*.amazonaws.com", KMS, 443],
    [".amazonaws.com:443", KMS, 443],
    [`${KMS}:443`, KMS, 443],
    ["a.test, amazonaws.com", KMS, 443],
    ["a.test amazonaws.com", KMS, 443],
    [",,amazonaws.com,", KMS, 443],
    ["amazonaws.com.", KMS, 443],
    ["amazonaws.com", `${KMS}.`, 443],
    ["localhost", "localhost", 4566],
    ["10.0.0.1", "10.0.0.1", 443],
    ["10.0.0.1:443", "10.0.0.1", 443],
    ["10.0.0.0/8", "10.200.3.4", 443],
    ["10.0.0.0/8:443", "10.200.3.4", 443],
    ["10.1.2.3/8", "10.200.3.4", 443],
    ["0.0.0.0/0", "10.200.3.4", 443],
    ["192.168.0.0/16,10.0.0.0/8", "10.200.3.4", 443],
    ["::1", "::1", 443],
    ["[::1]", "::1", 443],
    ["[::1]:443", "::1", 443],
    ["0:0:0:0:0:0:0:1", "::1", 443],
    ["fd00::/8", "fd12:3456::1", 443],
    ["[fd00::/8]:443", "fd12:3456::1", 443],
  ])("%j lists %s:%i", (NO_PROXY, host, port) => {
    for (const variables of [
      { NO_PROXY },
      { no_proxy: NO_PROXY },
      { no_proxy: NO_PROXY, NO_PROXY: "other" },
    ]) {
      expect(find("https", { HTTPS_PROXY: "http://a.test", ...variables })?.serves(host, port)).toBe(false);
    }
  });

  it.each<[string, string, number]>([
    ["", KMS, 443],
    ["aws.com", KMS, 443],
    [".kms.us-east-2.amazonaws.com.evil.test", KMS, 443],
    ["sts.us-east-2.amazonaws.com", KMS, 443],
    [`${KMS}:8443`, KMS, 443],
    ["amazonaws.*", KMS, 443],
    [".", KMS, 443],
    ["10.0.0.1", "10.0.0.11", 443],
    ["0.0.1", "10.0.0.1", 443],
    ["10.0.0.0/8", "11.0.0.1", 443],
    ["10.0.0.0/8:8443", "10.0.0.1", 443],
    ["10.0.0.0/99", "10.0.0.1", 443],
    ["10.0.0.0/x", "10.0.0.1", 443],
    ["10.0.0.0/", "10.0.0.1", 443],
    ["10.0.0.0/8", KMS, 443],
    ["fd00::/8", "fe80::1", 443],
    ["fd00::/999", "fd00::1", 443],
    ["::/0", "10.0.0.1", 443],
    ["[", KMS, 443],
  ])("%j does not list %s:%i", (NO_PROXY, host, port) => {
    expect(find("https", { HTTPS_PROXY: "http://a.test", NO_PROXY })?.serves(host, port)).toBe(true);
  });

  it("in small letters takes precedence, even when it is empty", () => {
    const proxy = find("https", { HTTPS_PROXY: "http://a.test", no_proxy: "", NO_PROXY: "*" });
    expect(proxy?.serves(KMS, 443)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { environmentOf, type Globals, runtimeOf } from "../../src/runtime/globals.js";

describe("the environment", () => {
  it("has the current variables of the process", () => {
    const env: Record<string, string> = {};
    const environment = environmentOf({ process: { env } });
    expect(environment().AWS_REGION).toBeUndefined();
    env.AWS_REGION = "us-east-2";
    expect(environment().AWS_REGION).toBe("us-east-2");
  });

  it.each<Globals>([{}, { process: undefined }, { process: {} }])(
    "is empty where there is none: %j",
    (globals) => {
      expect(environmentOf(globals)().AWS_REGION).toBeUndefined();
    },
  );

  const failing = (name: string) =>
    new Proxy<Record<string, string>>(
      {},
      {
        get: () => {
          throw Object.assign(new Error("Requires env access"), { name });
        },
      },
    );

  it.each(["NotCapable", "PermissionDenied"])("is empty where Deno throws %s", (name) => {
    const { AWS_REGION } = environmentOf({ process: { env: failing(name) } })();
    expect(AWS_REGION).toBeUndefined();
  });

  it("throws any other error of the platform", () => {
    const environment = environmentOf({ process: { env: failing("RangeError") } });
    expect(() => environment().AWS_REGION).toThrow("Requires env access");
  });
});

it.each<[string, Globals]>([
  ["nodejs#20.20.2", { process: { versions: { node: "20.20.2" } } }],
  ["nodejs#24.21.0", { process: { versions: { node: "24.21.0" } }, navigator: { userAgent: "Node.js/24" } }],
  ["bun#1.4.5", { process: { versions: { node: "24.3.0" } }, navigator: { userAgent: "Bun/1.4.5" } }],
  ["deno#2.9.6", { process: { versions: { node: "26.3.0" } }, navigator: { userAgent: "Deno/2.9.6" } }],
  ["cloudflare-workers", { navigator: { userAgent: "Cloudflare-Workers" } }],
  [
    "cloudflare-workers",
    { process: { versions: { node: "22.19.0" } }, navigator: { userAgent: "Cloudflare-Workers" } },
  ],
  ["edge-runtime", { EdgeRuntime: "edge-runtime" }],
  ["browser", { navigator: { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" } }],
  ["browser", {}],
  ["browser", { navigator: {} }],
  ["a#1__b", { navigator: { userAgent: "A/1\r\nb" } }],
])("the runtime is identified as %s", (runtime, globals) => {
  expect(runtimeOf(globals)).toBe(runtime);
});

import { expect, it, vi } from "vitest";
import { resolveConfig } from "../../src/client/config/resolveConfig.js";
import { FetchHttpHandler } from "../../src/runtime/web/FetchHttpHandler.js";
import { runtime } from "../../src/runtime/web.js";

it("makes its request handler from options", () => {
  expect(runtime.requestHandler(undefined)).toBeInstanceOf(FetchHttpHandler);
  expect(runtime.requestHandler({ requestTimeout: 1 })).toBeInstanceOf(FetchHttpHandler);
});

it("says that there is no credential chain outside Node.js, and what to do", async () => {
  const { credentials } = resolveConfig({ region: "us-east-2" }, { ...runtime, environment: () => ({}) });
  await expect(credentials()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(
      /outside Node\.js there is no credential chain.*: pass the option `credentials`$/,
    ),
  });
});

it("has no profiles: a named one is an error, and without a name the Region is missing", async () => {
  const web = { ...runtime, environment: () => ({}) };
  await expect(resolveConfig({ profile: "work" }, web).region()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining('The profile "work" cannot be read'),
  });
  await expect(resolveConfig({}, web).region()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining("set the option `region`"),
  });
});

it("makes different IDs without Web Crypto, which React Native lacks", () => {
  vi.stubGlobal("crypto", undefined);
  const ids = [runtime.randomUUID(), runtime.randomUUID()];
  vi.unstubAllGlobals();
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[1]).not.toBe(ids[0]);
});

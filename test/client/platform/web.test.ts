import { expect, it } from "vitest";
import { FetchHandler } from "../../../src/client/platform/FetchHandler.js";
import { platform } from "../../../src/client/platform/web.js";
import { resolveConfig } from "../../../src/client/resolve-config.js";

it("makes its request handler from options, and takes an instance as it is", () => {
  expect(platform.requestHandler(undefined)).toBeInstanceOf(FetchHandler);
  expect(platform.requestHandler({ requestTimeout: 1 })).toBeInstanceOf(FetchHandler);
  const handler = { handle: () => Promise.reject(new Error("unused")) };
  expect(platform.requestHandler(handler)).toBe(handler);
});

it("says that there is no credential chain, and what to do", async () => {
  const { credentials } = resolveConfig({ region: "us-east-2" }, { ...platform, environment: () => ({}) });
  await expect(credentials()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(
      /outside Node\.js there is no credential chain.*: pass the option `credentials`$/,
    ),
  });
});

it("has no profiles: one that is named is an error, otherwise the Region is what is missing", async () => {
  const web = { ...platform, environment: () => ({}) };
  await expect(resolveConfig({ profile: "work" }, web).region()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining('The profile "work" cannot be read'),
  });
  await expect(resolveConfig({}, web).region()).rejects.toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining("set the option `region`"),
  });
});

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellLines } from "../../../src/cli/commands/shellLines.js";

const variables = { AWS_REGION: "eu-west-1", AWS_SECRET_ACCESS_KEY: "a+b/c=" };
const lines = (env: Record<string, string>, platform: NodeJS.Platform) =>
  shellLines(variables, ["AWS_PROFILE"], env, platform);

it.each([
  ["bash", { SHELL: "/bin/bash" }, "linux", ["export AWS_REGION=eu-west-1", "unset AWS_PROFILE"]],
  ["zsh", { SHELL: "/bin/zsh" }, "darwin", ["export AWS_REGION=eu-west-1", "unset AWS_PROFILE"]],
  ["fish", { SHELL: "/usr/bin/fish" }, "linux", ["set -gx AWS_REGION eu-west-1", "set -e AWS_PROFILE"]],
  ["PowerShell", {}, "win32", ['$env:AWS_REGION = "eu-west-1"', "$env:AWS_PROFILE = $null"]],
  ["cmd", { PROMPT: "$P$G" }, "win32", ["set AWS_REGION=eu-west-1", "set AWS_PROFILE="]],
  ["Git Bash", { MSYSTEM: "MINGW64" }, "win32", ["export AWS_REGION=eu-west-1", "unset AWS_PROFILE"]],
] as const)("prints lines for %s", (_, env, platform, expected) => {
  expect(lines(env, platform).split("\n")).toEqual(expect.arrayContaining([...expected]));
});

it.skipIf(process.platform === "win32")("prints lines that a shell takes as they are", () => {
  const script = `${lines({}, "linux")}printf %s "$AWS_SECRET_ACCESS_KEY,$AWS_REGION,\${AWS_PROFILE-none}"`;
  const { stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8", env: { AWS_PROFILE: "prod" } });
  expect(stdout).toBe("a+b/c=,eu-west-1,none");
});

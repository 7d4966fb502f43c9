/** Imports run down only, as CONTRIBUTING.md draws it. That there are no circles is the linter's business. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Which rooms a room may import from; `.` is what stands in src/ itself, but for index.ts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ".": [],
  protocol: ["protocol", "exceptions", "."],
  exceptions: ["exceptions", "protocol", "."],
  models: ["models", "protocol"],
  commands: ["commands", "models", "protocol", "exceptions", "."],
  middleware: ["middleware", "protocol", "exceptions", "."],
  calls: ["calls", "client", "commands", "models", "protocol", "exceptions"],
  client: ["client", "commands", "middleware", "protocol", "exceptions", "."],
  opentelemetry: ["opentelemetry", "."],
  local: ["local", "commands", "models", "protocol", "exceptions", "."],
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && file !== "index.ts",
);
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? ".") : ".");
const textOf = (file: string): string => readFileSync(join(src, file), "utf8");
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/from "([^"]+)"/g)].map(([, specifier = ""]) => specifier);

describe.each(Object.entries(ALLOWED))("%s", (room, allowed) => {
  it("imports only from the rooms below it", () => {
    const upward = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => specifier.startsWith("."))
          .map((specifier) => relative(src, join(src, dirname(file), specifier)))
          .filter((target) => !allowed.includes(roomOf(target)))
          .map((target) => `${file} → ${target}`),
      );
    expect(upward).toEqual([]);
  });
});

it("exceptions and protocol share types only", () => {
  const crossing = files.filter((file) => {
    const other = roomOf(file) === "protocol" ? "exceptions" : "protocol";
    return (
      ["protocol", "exceptions"].includes(roomOf(file)) &&
      new RegExp(`^(?:import|export) (?!type )[^;]*from "\\.\\./${other}/`, "m").test(textOf(file))
    );
  });
  expect(crossing).toEqual([]);
});

it("smithy packages are imported by smithy.ts and the platforms only", () => {
  const importing = files.filter((file) =>
    /^import (?!type )[^;]*from "@(?:smithy|aws-crypto)\//m.test(textOf(file)),
  );
  expect(importing.filter((file) => !file.startsWith("client/platform/"))).toEqual([]);
});

it("modules of Node.js are imported by the platform of Node.js and by LocalKms only", () => {
  const importing = files.filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith("node:")),
  );
  expect(importing.filter((file) => !file.startsWith("local/")).sort()).toEqual([
    "client/platform/NodeHandler.ts",
    "client/platform/Sha256.ts",
    "client/platform/exchange.ts",
    "client/platform/node.ts",
  ]);
});

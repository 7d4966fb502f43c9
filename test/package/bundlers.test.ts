/** Programs with the package, bundled by the bundlers that people use, and run in the places where people run them. */
import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { unsupported } from "../runtimes/runtimes.js";
import { type Bundle, bundlers, extensionOf, type Format } from "./bundlers.js";
import { type Services, startServices } from "./startServices.js";
import { run } from "./tools.js";

const consumer = inject("consumer");
let services: Services;

beforeAll(async () => {
  services = await startServices(consumer);
});
afterAll(() => services.close());

const CHAIN = "@aws-sdk/credential-provider-node";

/** A program that re-encrypts and prints the key, or the error. */
function program(format: Format, options: string): string {
  const load = (names: string, from: string) =>
    format === "esm" ? `import { ${names} } from "${from}";` : `const { ${names} } = require("${from}");`;
  return `${load("KMSClient, ReEncryptCommand", "kms-reencrypt")}
    ${options === "" ? "" : load("defaultProvider", CHAIN)}
    const client = new KMSClient({ ${options} });
    const CiphertextBlob = Buffer.from(process.env.CIPHERTEXT, "base64");
    client.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: process.env.TO_KEY })).then(
      ({ KeyId }) => console.log(KeyId),
      ({ name, message }) => console.log(name + ": " + message),
    );`;
}

const PROGRAMS = { plain: "", chain: "credentials: defaultProvider()" };

/** Bundles a program beside the packages of the consumer. */
async function bundle(bundler: string, format: Format, name: keyof typeof PROGRAMS): Promise<Bundle> {
  const folder = join(consumer, "bundles", `${bundler}-${format}-${name}`);
  await mkdir(folder, { recursive: true });
  // Rollup takes its program as ES module in both formats.
  for (const of of ["esm", "cjs"] as const) {
    await writeFile(join(folder, `${name}.${extensionOf(of)}`), program(of, PROGRAMS[name]));
  }
  const make = bundlers[bundler];
  const made = await make?.({ folder, name, format, outdir: join(folder, "out") });
  return made ?? { file: "", warnings: ["no such bundler"] };
}

/** Copies a bundle to a folder from which no package can be found. */
async function moveAway({ file }: Bundle): Promise<string> {
  const folder = join(consumer, "..", "away", basename(dirname(dirname(file))));
  await cp(dirname(file), folder, { recursive: true });
  return join(folder, basename(file));
}

/** Runs a bundle with these variables, and returns what it prints. */
async function output(file: string, ...variables: Readonly<Record<string, string>>[]): Promise<string> {
  const env = Object.assign({ HOME: dirname(file) }, services.variables, ...variables);
  const { output } = await run(process.execPath, [file], { cwd: dirname(file), env });
  return output.trim();
}

/** The operations that the files of a bundle name, as it does in their declarations. */
async function operationsIn({ file }: Bundle): Promise<string[]> {
  const code = await readFile(file, "utf8");
  return ["CreateKey", "Encrypt", "ListKeys", "ReEncrypt", "Sign"].filter((name) =>
    new RegExp(`["'\`]${name}["'\`]`).test(code),
  );
}

const cells = Object.keys(bundlers).flatMap((bundler) =>
  (["esm", "cjs"] as const).map((format) => ({ bundler, format })),
);

describe.each(cells)("a bundle of $bundler as $format", ({ bundler, format }) => {
  // This one is a program for one system.
  const skipped = bundler === "Bun" && unsupported !== undefined;

  test.skipIf(skipped)("has no warning, and works with credentials in the environment", async () => {
    const made = await bundle(bundler, format, "plain");
    expect(made.warnings).toEqual([]);
    const away = await moveAway(made);
    const { environment, container, keyArn } = services;
    expect(await output(away, environment)).toBe(keyArn);

    // In a container it finds the chain only where the chain is installed beside it.
    const before = services.asked();
    expect(await output(away, container)).toContain(
      `the credential chain of AWS cannot be loaded: this program is a bundle without ${CHAIN}`,
    );
    expect(services.asked()).toBe(before);
    expect(await output(made.file, container)).toBe(keyArn);
    expect(services.asked()).toBe(before + 1);

    if (format === "esm") {
      expect(await operationsIn(made)).toEqual(["ReEncrypt"]);
    }
  });

  test.skipIf(skipped)("has no warning, and works in a container with the chain bundled in", async () => {
    const made = await bundle(bundler, format, "chain");
    expect(made.warnings).toEqual([]);
    const before = services.asked();
    expect(await output(await moveAway(made), services.container)).toBe(services.keyArn);
    expect(services.asked()).toBe(before + 1);
  });
});

describe("a bundle without the credential chain", () => {
  let plain: Bundle;
  let away: string;
  beforeAll(async () => {
    plain = await bundle("esbuild", "esm", "plain");
    away = await moveAway(plain);
  });

  const line = `Either import { defaultProvider } from "${CHAIN}" and pass \`credentials: defaultProvider()\``;

  test.each<[string, Record<string, string>]>([
    ["a container of ECS", { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/1" }],
    [
      "a pod with a role (IRSA)",
      { AWS_ROLE_ARN: "arn:aws:iam::1:role/a", AWS_WEB_IDENTITY_TOKEN_FILE: "/token" },
    ],
    ["a shell with a profile", { AWS_PROFILE: "work" }],
    ["an instance", {}],
  ])("says in %s that it is a bundle, and which line it needs", async (_, variables) => {
    const printed = await output(away, variables);
    expect(printed).toContain("ConfigurationError: No credentials were found");
    expect(printed).toContain(line);
  });

  test.each<[string, Record<string, string>]>([
    ["in a container", { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/1" }],
    ["with a profile", { AWS_PROFILE: "work" }],
    ["with credentials", { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "s" }],
  ])("says %s that the Region is missing", async (_, variables) => {
    expect(await output(away, variables, { AWS_REGION: "" })).toMatch(
      /^ConfigurationError: No Region is configured: set the option `region` or AWS_REGION\. The profile was not read, because this program is a bundle without @smithy\/core/,
    );
  });

  test("grows by about the size that the message says when the chain is bundled in", async () => {
    const { file } = await bundle("esbuild", "esm", "chain");
    const added = (await stat(file)).size - (await stat(plain.file)).size;
    const [, said] = /adds about (\d+) KB/.exec(await output(away)) ?? [];
    expect(Math.abs(added / 1024 - Number(said))).toBeLessThan(30);
  });
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The sources, under the names that users import.
const alias = [
  { find: /^kms-reencrypt$/, replacement: file("src/index.ts") },
  { find: /^kms-reencrypt\/local$/, replacement: file("src/local.ts") },
  { find: /^kms-reencrypt\/opentelemetry$/, replacement: file("src/opentelemetry.ts") },
  { find: /^kms-reencrypt\/undici$/, replacement: file("src/undici.ts") },
];

// Otherwise the AWS SDK, with which some tests compare, logs a warning in every Node.js before 22.
const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

// Tests that start processes: the compiler, the AWS CLI, or a client in a process of its own.
const processes = [
  "test/readme.test.ts",
  "test/cli/commands/local.test.ts",
  "test/cli/commands/shellLines.test.ts",
  "test/cli/completion/completion.test.ts",
  "test/cli/output/pager.test.ts",
  "test/cli/rewrap/files/kill.test.ts",
  "test/cli/rewrap/kill.test.ts",
  "test/cli/rewrap/loadUndici.test.ts",
  "test/client/process-exit.test.ts",
  "test/local/awsCli.test.ts",
  "test/local/awsCli.operations.test.ts",
  "test/local/openssl.test.ts",
  "test/runtime/node.test.ts",
  "test/types/drop-in.test.ts",
];

const outside = (process.env.KMS_TEST_ENDPOINT ?? "") !== "";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [
            ...["test/package/**", "test/runtimes/**", "test/conformance/**", "test/ecosystem/**"],
            ...["test/examples/**", "test/soak/**", ...processes],
          ],
          // Tests restore what they change, so files can share modules, whose loading takes most of the time.
          isolate: false,
          testTimeout: 20_000,
          execArgv: ["--no-warnings"],
          setupFiles: ["test/support/clean-environment.ts", "test/support/print-warnings.ts"],
          env,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "processes",
          include: processes,
          setupFiles: ["test/support/clean-environment.ts"],
          testTimeout: 60_000,
          env,
        },
      },
      {
        // Many calls over connections that fail at random.
        resolve: { alias },
        test: {
          name: "soak",
          include: ["test/soak/*.test.ts"],
          setupFiles: ["test/support/clean-environment.ts"],
          testTimeout: 1_800_000,
          env,
        },
      },
      {
        // The programs in examples/, copied to an empty folder with the sources of the package as they are now.
        resolve: { alias },
        test: {
          name: "examples",
          include: ["test/examples/*.test.ts"],
          globalSetup: "test/examples/install.ts",
          setupFiles: ["test/support/clean-environment.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env,
        },
      },
      {
        // The same calls with this package's client and with that of AWS. A service outside is called with the
        // credentials and the Region of the environment, and takes longer.
        resolve: { alias },
        test: {
          name: "conformance",
          include: ["test/conformance/*.test.ts"],
          setupFiles: outside ? [] : ["test/support/clean-environment.ts"],
          testTimeout: outside ? 600_000 : 20_000,
          hookTimeout: outside ? 120_000 : 20_000,
          env,
        },
      },
      {
        // The tarball, installed in an empty folder.
        test: {
          name: "package",
          include: ["test/package/*.test.ts"],
          globalSetup: "test/package/install.ts",
          testTimeout: 120_000,
        },
      },
      {
        // The tarball, on every runtime that it supports.
        test: {
          name: "runtimes",
          include: ["test/runtimes/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The tarball, with tools that hook into a client of the AWS SDK.
        test: {
          name: "ecosystem",
          include: ["test/ecosystem/*.test.ts"],
          globalSetup: "test/ecosystem/install.ts",
          testTimeout: 120_000,
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
        },
      },
    ],
  },
});

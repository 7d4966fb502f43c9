import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The sources, under the names that users import.
const alias = [
  { find: /^kms-reencrypt$/, replacement: file("src/index.ts") },
  { find: /^kms-reencrypt\/local$/, replacement: file("src/local/index.ts") },
  { find: /^kms-reencrypt\/opentelemetry$/, replacement: file("src/opentelemetry/index.ts") },
];

// The AWS SDK, which some tests compare with, otherwise warns of every Node before 22.
const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

const outside = (process.env.KMS_TEST_ENDPOINT ?? "") !== "";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/runtimes/**", "test/conformance/**", "test/ecosystem/**"],
          setupFiles: ["test/support/clean-environment.ts"],
          env,
        },
      },
      {
        // The same behaviour with this package's client and that of AWS; outside of LocalKms with the environment's
        // credentials and Region, and the patience that AWS needs.
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
        // The tarball, on every runtime that it is made for.
        test: {
          name: "runtimes",
          include: ["test/runtimes/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The tarball, with what people attach to a client of the AWS SDK.
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

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        // The sources, under the names that users import.
        resolve: {
          alias: [
            { find: /^kms-reencrypt$/, replacement: file("src/index.ts") },
            { find: /^kms-reencrypt\/local$/, replacement: file("src/local/index.ts") },
          ],
        },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/runtimes/**"],
          setupFiles: ["test/support/clean-environment.ts"],
          // The AWS SDK, which some tests compare with, otherwise warns of every Node before 22.
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
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
    ],
  },
});

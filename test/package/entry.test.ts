import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { node } from "./tools.js";

const installed = join(inject("consumer"), "node_modules", "kms-reencrypt");

/** A call that fails immediately, because nothing listens on the port. */
const CALL = `
  const client = new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    endpoint: "http://127.0.0.1:1",
    maxAttempts: 1,
  });
  client
    .send(new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "k" }))
    .catch((error) => console.log(error.name));`;

describe.each([
  ["dist/index.js", "module", (path: string) => `import { KMSClient, ReEncryptCommand } from ${path};`],
  [
    "dist/index.cjs",
    "commonjs",
    (path: string) => `const { KMSClient, ReEncryptCommand } = require(${path});`,
  ],
])("%s", (file, type, load) => {
  const path = join(installed, file);

  test("is the only file that a program reads to load the package and to make a call", async () => {
    const permitted = [path, join(installed, "package.json"), join(installed, "dist", "package.json")];
    const { code, output } = await node([
      "--experimental-permission",
      "--no-warnings",
      ...permitted.map((allowed) => `--allow-fs-read=${allowed}`),
      `--input-type=${type}`,
      "--eval",
      load(JSON.stringify(path)) + CALL,
    ]);
    expect({ code, output }).toEqual({ code: 0, output: "ConnectionError\n" });
  });

  test("makes a call without the modules that the globals of Node.js load lazily", async () => {
    const { output } = await node([
      "--no-warnings",
      `--input-type=${type}`,
      "--eval",
      `${load(JSON.stringify(path))}${CALL.trimEnd().slice(0, -1)}.then(() => {
        console.log(process.moduleLoadList.filter((name) => /perf_hooks|undici/.test(name)));
      });`,
    ]);
    expect(output).toBe("ConnectionError\n[]\n");
  });

  test("makes a call where a test has replaced process", async () => {
    const { output } = await node([
      `--input-type=${type}`,
      "--eval",
      `${load(JSON.stringify(path))}
      globalThis.process = { env: {} };${CALL}`,
    ]);
    expect(output).toBe("ConnectionError\n");
  });

  test("loads the modules of Node.js that send when a client is made", async () => {
    const { output } = await node([
      `--input-type=${type}`,
      "--eval",
      `${load(JSON.stringify(path))}
      const print = () =>
        console.log(process.moduleLoadList.filter((name) => /^NativeModule https?$/.test(name)));
      print();
      new KMSClient({});
      print();`,
    ]);
    expect(output).toBe("[]\n[ 'NativeModule https' ]\n");
  });
});

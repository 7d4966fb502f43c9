// Prints which modules of Node.js an instrumentation of OpenTelemetry patches, when the package is loaded in a format.
import { createRequire } from "node:module";
import { InstrumentationBase, InstrumentationNodeModuleDefinition } from "@opentelemetry/instrumentation";

const patched = [];

class Instrumentation extends InstrumentationBase {
  init() {
    return ["http", "https"].map(
      (name) =>
        new InstrumentationNodeModuleDefinition(name, ["*"], (module) => {
          patched.push(name);
          return module;
        }),
    );
  }
}

const instrumentation = new Instrumentation("test", "1.0.0", {});
const [format] = process.argv.slice(2);
const { KMSClient, ReEncryptCommand } =
  format === "ES module" ? await import("kms-reencrypt") : createRequire(import.meta.url)("kms-reencrypt");
const client = new KMSClient({
  region: "us-east-2",
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  endpoint: "http://127.0.0.1:1",
  maxAttempts: 1,
});
const input = { CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/key" };
await client.send(new ReEncryptCommand(input)).catch((error) => console.log(error.name));
console.log(patched.sort().join(" "));
instrumentation.disable();

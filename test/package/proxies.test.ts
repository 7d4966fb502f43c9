/** A proxy of the environment, with the installed package and with a bundle. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { programPath, unsupported } from "../runtimes/runtimes.js";
import { startProxy } from "../support/start-proxy.js";
import { bundlers } from "./bundlers.js";
import { type Services, startServices } from "./startServices.js";
import { run } from "./tools.js";

const consumer = inject("consumer");
const folder = join(consumer, "proxies");
let services: Services;
let bundle: string;

const PROGRAM = `
const client = new KMSClient();
client.send(new ListKeysCommand()).then(
  ({ Keys }) => console.log(Keys.length),
  ({ name, message }) => console.log(name + ": " + message),
);`;

beforeAll(async () => {
  services = await startServices(consumer);
  await mkdir(folder);
  const names = "{ KMSClient, ListKeysCommand }";
  await writeFile(join(folder, "list.mjs"), `import ${names} from "kms-reencrypt";${PROGRAM}`);
  await writeFile(join(folder, "list.cjs"), `const ${names} = require("kms-reencrypt");${PROGRAM}`);
  const made = await bundlers.esbuild?.({ folder, name: "list", format: "esm", outdir: join(folder, "out") });
  bundle = made?.file ?? "";
});
afterAll(() => services.close());

/** Runs a program with a proxy, and returns what it prints and what the proxy saw. */
async function runBehindProxy(file: string, program = process.execPath) {
  const proxy = await startProxy();
  const env = { ...services.variables, ...services.environment, HOME: folder, HTTP_PROXY: proxy.url };
  const { output } = await run(program, [file], { cwd: folder, env });
  return { output: output.trim(), seen: proxy.seen };
}

test.each(["list.mjs", "list.cjs"])("the installed package sends through it: %s", async (name) => {
  const { output, seen } = await runBehindProxy(join(folder, name));
  expect(output).toBe("2");
  expect(seen).toEqual([`POST ${services.variables.AWS_ENDPOINT_URL_KMS}/`]);
});

test("a bundle says what it needs, and works with the file beside it", async () => {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major === 20) {
    const { output, seen } = await runBehindProxy(bundle);
    expect(output).toMatch(
      /^ConfigurationError: HTTP_PROXY names a proxy, but this program is a bundle without proxyAgents\.js: copy that file of kms-reencrypt beside the bundle/,
    );
    expect(seen).toEqual([]);
  }
  const beside = join(folder, "beside");
  await mkdir(beside);
  await copyFile(bundle, join(beside, "app.mjs"));
  const dist = join(consumer, "node_modules/kms-reencrypt/dist");
  await copyFile(join(dist, "proxyAgents.js"), join(beside, "proxyAgents.js"));
  await writeFile(join(beside, "package.json"), '{"type":"module"}');
  const { output, seen } = await runBehindProxy(join(beside, "app.mjs"));
  expect(output).toBe("2");
  expect(seen).toHaveLength(1);
});

test.skipIf(unsupported !== undefined).each(["22", "24"])(
  "a bundle uses the proxy support of Node.js %s",
  async (version) => {
    const { output, seen } = await runBehindProxy(bundle, programPath(`node-${version}-linux-x64/bin/node`));
    expect(output).toBe("2");
    expect(seen).toHaveLength(1);
  },
);

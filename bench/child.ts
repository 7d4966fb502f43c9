import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { nodeCommand } from "./circumstances.js";
import { built } from "./paths.js";

const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Runs a program under the circumstances of this run, and returns what it prints. */
export async function print(program: string, ...args: readonly string[]): Promise<string> {
  const command = nodeCommand(`${built}/programs/${program}.js`, ...args);
  const { stdout } = await promisify(execFile)(...command, { env });
  return stdout;
}

/** A server in another process. */
interface Stub extends Disposable {
  readonly endpoint: string;
}

/** Starts a server that answers every call: always with this Node.js, on any core. */
export async function startStub(): Promise<Stub> {
  const child = spawn(process.execPath, [`${built}/programs/stub-server.js`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { endpoint: String(line).trim(), [Symbol.dispose]: () => child.stdin.end() };
}

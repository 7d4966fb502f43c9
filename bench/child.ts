import { type ChildProcess, execFile, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { built, root } from "./paths.js";

const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

const pathOf = (program: string): string => `${built}/programs/${program}.js`;

/** Runs a program of this folder with plain Node.js, and returns what it prints. */
export async function print(
  program: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, pathOf(program), ...args], {
    cwd: root,
    env,
  });
  return stdout;
}

/** A server in another process that answers every call. */
export async function startStub(): Promise<{ readonly endpoint: string; readonly stop: () => void }> {
  const child = spawn(process.execPath, [pathOf("stub-server")], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { endpoint: String(line).trim(), stop: () => child.stdin.end() };
}

/** A program that stays, and does what it is asked. */
export interface Child<Question, Answer> {
  /** Asks it, and waits for the answer. */
  readonly ask: (question: Question) => Promise<Answer>;
  /** Lets it end. */
  readonly stop: () => void;
}

/** Starts a program of this folder with plain Node.js. */
export function start<Question extends object, Answer>(
  program: string,
  args: readonly string[],
): Child<Question, Answer> {
  const child = fork(pathOf(program), args, { cwd: root, env, execArgv: [] });
  return {
    ask: (question) => {
      child.send(question);
      return answerOf(child, program);
    },
    stop: () => child.connected && child.disconnect(),
  };
}

function answerOf<Answer>(child: ChildProcess, program: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${program} ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", (answer: Answer) => {
      child.off("exit", ended);
      resolve(answer);
    });
  });
}

import type { Io } from "../Io.js";

/** How a shell sets a variable, and how it removes one. */
interface Syntax {
  readonly set: (name: string, value: string) => string;
  readonly unset: (name: string) => string;
}

const SYNTAX = {
  posix: { set: (name, value) => `export ${name}=${value}`, unset: (name) => `unset ${name}` },
  fish: { set: (name, value) => `set -gx ${name} ${value}`, unset: (name) => `set -e ${name}` },
  cmd: { set: (name, value) => `set ${name}=${value}`, unset: (name) => `set ${name}=` },
  powershell: {
    set: (name, value) => `$env:${name} = "${value}"`,
    unset: (name) => `$env:${name} = $null`,
  },
} as const satisfies Record<string, Syntax>;

/** The shell of the user, by the traces that it leaves in the environment. */
function shellOf(env: Io["env"], platform: NodeJS.Platform): keyof typeof SYNTAX {
  if (platform !== "win32" || env.MSYSTEM !== undefined) {
    return env.SHELL?.endsWith("/fish") ? "fish" : "posix";
  }
  return env.PROMPT === undefined ? "powershell" : "cmd";
}

/** Lines to paste into the shell of the user. They set variables, and remove those that may be set. */
export function shellLines(
  variables: Readonly<Record<string, string>>,
  unwanted: readonly string[],
  env: Io["env"],
  platform: NodeJS.Platform = process.platform,
): string {
  const { set, unset } = SYNTAX[shellOf(env, platform)];
  const lines = [
    ...Object.entries(variables).map(([name, value]) => set(name, value)),
    ...unwanted.map(unset),
  ];
  return `${lines.join("\n")}\n`;
}

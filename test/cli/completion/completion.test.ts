import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.js";
import { cliIo } from "../../support/cli-io.js";

type Shell = "bash" | "zsh" | "fish";

/** What runs a line of tests in each shell; `$SCRIPT` is the completion, `$LINE` what the user has typed. */
const HARNESS: Readonly<Record<Shell, string>> = {
  bash: `
    COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
    source "$SCRIPT"; COMP_LINE="$LINE"; COMP_POINT=\${#LINE}
    _kms_reencrypt; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: `
    compdef() { : }
    compadd() { shift; local w; for w in "$@"; do [[ "$w" == "\${words[CURRENT]#--*=}"* ]] && print -r -- "$w"; done; true }
    _describe() { local w; for w in "\${(@P)4}"; do [[ "$w" == "$words[CURRENT]"* ]] && print -r -- "\${w%%:*}"; done; true }
    _files() { print -rl -- \${PREFIX#--*=}*(N) }
    compset() { PREFIX="\${PREFIX#\${~3}}" }
    source "$SCRIPT"; words=("\${(@s: :)LINE}"); CURRENT=$#words; PREFIX="$words[CURRENT]"; _kms_reencrypt`,
  fish: `source $SCRIPT; complete -C "$LINE" | string replace -r '\\t.*' ''`,
};

const isInstalled = (shell: Shell) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kms-reencrypt-completion-"));
  writeFileSync(join(folder, "old.bin"), "");
  writeFileSync(join(folder, "old.json"), "");
  writeFileSync(join(folder, "new.bin"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(["bash", "zsh", "fish"] as const)("completion of %s", (shell) => {
  const isMissing = !isInstalled(shell);
  let script = "";
  beforeAll(async () => {
    const io = cliIo();
    expect(await run(["completion", shell], io)).toBe(0);
    script = join(folder, `kms-reencrypt.${shell}`);
    writeFileSync(script, io.written.stdout);
  });

  /** Returns what a press of Tab offers. */
  function offered(line: string): string[] {
    const options = shell === "fish" ? ["--no-config"] : shell === "zsh" ? ["-f"] : ["--norc"];
    const { stdout, stderr } = spawnSync(shell, [...options, "-c", HARNESS[shell]], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: folder, SCRIPT: script, LINE: line, LC_ALL: "C" },
    });
    expect(stderr).toBe("");
    return stdout.trim().split("\n").filter(Boolean).sort();
  }

  it.skipIf(isMissing).each([
    ["a command", "kms-reencrypt re-enc", ["re-encrypt"]],
    [
      "commands with the same beginning",
      "kms-reencrypt describe-",
      ["describe-custom-key-stores", "describe-key"],
    ],
    ["a command behind kms", "kms-reencrypt kms rotate", ["rotate-key-on-demand"]],
    [
      "a command behind global options",
      "kms-reencrypt --region eu-west-1 --debug schedule",
      ["schedule-key-deletion"],
    ],
    ["an option", "kms-reencrypt re-encrypt --destination-k", ["--destination-key-id"]],
    ["an option behind others", "kms-reencrypt kms re-encrypt --dry-run --cipher", ["--ciphertext-blob"]],
    ["an option of check", "kms-reencrypt check --js", ["--json"]],
    ["an option of local", "kms-reencrypt local --se", ["--seed"]],
    ["a global option", "kms-reencrypt list-keys --no-cli-p", ["--no-cli-pager"]],
    ["the values of an option", "kms-reencrypt create-key --key-usage S", ["SIGN_VERIFY"]],
    [
      "the values of a list",
      "kms-reencrypt create-grant --operations ReEncrypt",
      ["ReEncryptFrom", "ReEncryptTo"],
    ],
    ["the values of a global option", "kms-reencrypt list-keys --output y", ["yaml", "yaml-stream"]],
    ["shells", "kms-reencrypt completion ", ["bash", "fish", "zsh"]],
    ["files", "kms-reencrypt re-encrypt --out old", ["old.bin", "old.json"]],
  ])("offers %s", (_, line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  it.skipIf(isMissing)("offers the values that the option of this command has", () => {
    expect(offered("kms-reencrypt generate-data-key --key-spec ")).toEqual(["AES_128", "AES_256"]);
    expect(offered("kms-reencrypt create-key --key-spec RSA_2")).toEqual(["RSA_2048"]);
  });

  it.skipIf(isMissing)("offers the values of an option with an equals sign", () => {
    const values = offered("kms-reencrypt list-keys --output=y").map((value) =>
      value.replace(/^--output=/, ""),
    );
    expect(values).toEqual(["yaml", "yaml-stream"]);
  });

  it.skipIf(isMissing)("offers files behind fileb://", () => {
    const files = offered("kms-reencrypt re-encrypt --ciphertext-blob fileb://old");
    expect(files.map((file) => file.replace(/^.*\/\//, ""))).toEqual(["old.bin", "old.json"]);
  });

  it.skipIf(isMissing)("offers nothing that another command has", () => {
    expect(offered("kms-reencrypt list-keys --ciphertext")).toEqual([]);
  });
});

it.each([
  [["completion"], "the following arguments are required: shell"],
  [["completion", "tcsh"], "Found invalid choice 'tcsh'"],
  [["completion", "constructor"], "Found invalid choice 'constructor'"],
])("exits with 252 for %j and names the shells", async (words, problem) => {
  const io = cliIo();
  expect(await run(words, io)).toBe(252);
  expect(io.written.stderr).toContain(problem);
  expect(io.written.stderr).toContain("bash, zsh, fish");
});

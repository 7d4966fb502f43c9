/** What the help says of a command that is not an operation of KMS. */
interface OwnHelp {
  /** What it does; a sentence. */
  readonly summary: string;
  /** Command lines to paste. */
  readonly examples: readonly string[];
  /** Its options, and what they mean. */
  readonly options: readonly (readonly [usage: string, meaning: string])[];
}

/** Help by the name of the command. */
export const OWN_HELP: Readonly<Record<string, OwnHelp>> = {
  check: {
    summary: "Says whether a re-encryption would succeed, or why not. Nothing is re-encrypted.",
    examples: [
      "kms-reencrypt check --source-key-id alias/old --destination-key-id alias/new",
      "kms-reencrypt check --ciphertext-blob fileb://old.bin --destination-key-id alias/new --json",
    ],
    options: [
      ["--json", "print an object with `allowed`, and `code` and `reason` if not"],
      ["--ciphertext-blob BLOB", "also check this ciphertext; without it, --source-key-id is required"],
      ["--…", "the other parameters of re-encrypt: kms-reencrypt re-encrypt help"],
      ["exit code", "0: it would succeed; 254: it would not"],
    ],
  },
  rewrap: {
    summary:
      "Re-encrypts the ciphertexts in rows of a file (JSON Lines, CSV), or in files. It can be resumed.",
    examples: [
      "kms-reencrypt rewrap --field ct --destination-key-id alias/new rows.jsonl new.jsonl",
      "kms-reencrypt rewrap --field ct --source-key-id alias/old --destination-key-id alias/new rows.csv new.csv",
      "kms-reencrypt rewrap --field ct --destination-key-id alias/new - - < rows.jsonl > new.jsonl",
      "kms-reencrypt rewrap --field ct --destination-key-id alias/new new.jsonl.failures.jsonl rest.jsonl",
      "kms-reencrypt rewrap --files 'secrets/**/*.enc' --destination-key-id alias/new --in-place --backup .old",
    ],
    options: [
      ["--files GLOB", "files instead of IN; without --field, each is a ciphertext"],
      ["--in-place, --out-dir DIR", "replace these files, or write others"],
      ["--backup SUFFIX", "keep the old files under names with this end"],
      ["--field PATH", "the field with a ciphertext: a.b.0, a.*; repeatable"],
      ["--context-field PATH", "the field with the encryption context"],
      ["--source-context-field PATH", "the same for the old ciphertext only"],
      ["--destination-context-field PATH", "the same for the new one only"],
      ["--destination-key-field PATH", "the field with the key"],
      ["--id-field PATH", "copied into the failure file"],
      ["--format jsonl|csv|json", "default: by the name of the file"],
      ["--failures FILE", "failed rows; default: OUT.failures.jsonl"],
      ["--max-failures N|P%", "stop beyond; default: 50% of the last 1000"],
      ["--allow-failures", "write OUT even if rows failed"],
      ["--skip-missing", "keep rows that have no ciphertext"],
      ["--skip-current", "accept rows that were moved before"],
      ["--verify", "check each new ciphertext"],
      ["--dedupe N", "send equal ciphertexts once; remembers N"],
      ["--max-requests-per-second N", "default: 1000; 100 if a key is RSA"],
      ["--concurrency N", "requests at once; default: 64"],
      ["--limit N", "stop after N rows"],
      ["--stop-after TIME", "stop after a time such as 90m or 2h"],
      ["--check, --dry-run", "only try the first row, or all"],
      ["--restart, --force", "begin again; replace OUT"],
      ["--quiet, --summary json", "print less, or JSON"],
      ["--…", "parameters of re-encrypt for all rows"],
      ["exit code", "0: all done; 1: rows failed or are left"],
    ],
  },
  local: {
    summary: "Runs a KMS on this machine until Ctrl-C, for tests and trials.",
    examples: [
      "kms-reencrypt local --seed keys.yaml",
      "kms-reencrypt local --region us-east-1 eu-west-1 --exec npm test",
      "kms-reencrypt local --exec 'kms-reencrypt create-key && kms-reencrypt list-keys'",
    ],
    options: [
      ["--port N", "the port to listen on; default: a free one"],
      ["--seed FILE", "keys and aliases, as JSON or YAML; default: none"],
      ["--region REGION …", "Regions, or any; default: AWS_REGION, AWS_DEFAULT_REGION, us-east-1"],
      ["--exec COMMAND …", "run a command with the environment for it, and end with its exit code"],
    ],
  },
  completion: {
    summary: "Prints the completion of a shell: bash, zsh or fish.",
    examples: [
      'eval "$(kms-reencrypt completion bash)"    # in ~/.bashrc',
      'eval "$(kms-reencrypt completion zsh)"    # in ~/.zshrc, behind compinit',
      "kms-reencrypt completion fish | source    # in ~/.config/fish/config.fish",
    ],
    options: [],
  },
};

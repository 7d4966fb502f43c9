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

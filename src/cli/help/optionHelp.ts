import { ERROR_FORMATS, OUTPUT_FORMATS } from "../arguments/globalOptions.js";

/** How an option is shown, and what it means. */
type Line = readonly [usage: string, meaning: string];

/** The options of every command. */
export const GLOBAL_HELP: Readonly<Record<string, Line>> = {
  region: ["REGION", "default: AWS_REGION, else the profile's"],
  profile: ["NAME", "default: AWS_PROFILE, else default"],
  "profile-location": ["FILE", "the file with the profiles"],
  "endpoint-url": ["URL", "where to send requests instead of to AWS"],
  output: ["FORMAT", OUTPUT_FORMATS.join(", ")],
  query: ["JMESPATH", "print only what this chooses"],
  color: ["on|off|auto", "colour tables; default: on a terminal"],
  "no-cli-pager": ["", "do not page long output"],
  "no-paginate": ["", "request a single page of a list"],
  "no-sign-request": ["", "send no credentials"],
  "ca-bundle": ["FILE", "trust these certificate authorities"],
  "no-verify-ssl": ["", "trust any certificate"],
  "cli-connect-timeout": ["SECONDS", "default: 60; 0 waits for ever"],
  "cli-read-timeout": ["SECONDS", "default: 60; 0 waits for ever"],
  "cli-binary-format": ["FORMAT", "base64 (default), raw-in-base64-out"],
  "cli-error-format": ["FORMAT", ERROR_FORMATS.join(", ")],
  "no-cli-auto-prompt": ["", "accepted; there are no prompts"],
  debug: ["", "log to standard error, without secrets"],
  version: ["", "print the version"],
};

/** The options of every operation. */
export const OPERATION_OPTION_HELP: Readonly<Record<string, Line>> = {
  out: ["FILE", "write the bytes of the result to a new file"],
  force: ["", "let --out overwrite a file"],
  "base64-in": ["", "files and standard input hold base64"],
  "stdin-lines": ["", "one call per line of JSON with parameters"],
  select: ["PATH", "print one member; ^NAME: a parameter"],
  "what-if": ["", "print the request, send nothing"],
  "cli-input-json": ["JSON", "parameters; options win over them"],
  "cli-input-yaml": ["YAML", "the same"],
  "generate-cli-skeleton": ["[input|output|yaml-input]", "print parameters to fill in"],
  "max-items": ["N", "print so many items"],
  "page-size": ["N", "request so many items at once"],
  "starting-token": ["TOKEN", "continue at the NextToken of the last output"],
};

/** What members mean that several operations have, where name and bounds do not tell. */
export const MEMBER_HELP: Readonly<Record<string, string>> = {
  KeyId: "key ID, key ARN, alias name or alias ARN",
  SourceKeyId: "recommended: fails under any other key",
  DestinationKeyId: "key ID or ARN, or alias name or ARN",
  DestinationEncryptionContext: "for the new ciphertext",
  SourceEncryptionContext: "as at encryption",
  EncryptionContext: "the same at encryption and decryption",
  DryRun: "only check permissions and keys",
  DryRunModifiers: "needs no ciphertext",
  Recipient: "for Nitro enclaves",
  Marker: "the NextMarker of the last page",
  Limit: "the size of a page",
};

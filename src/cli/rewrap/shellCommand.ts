/** The abbreviations of `--restart`. */
const RESTART = /^--rest(?:a(?:rt?)?)?$/;

/** The command line that goes on with a run, as a POSIX shell takes it. */
export const resumeCommand = (argv: readonly string[]): string =>
  ["kms-reencrypt", ...argv.filter((word) => !RESTART.test(word)).map(quoted)].join(" ");

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

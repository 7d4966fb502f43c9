/** The command line of this program, as a POSIX shell takes it. */
export const shellCommand = (argv: readonly string[]): string =>
  ["kms-reencrypt", ...argv.map(quoted)].join(" ");

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The message for missing credentials; a runtime adds where else it looked, and what to do. */
export const noCredentials = (rest: string): string =>
  `No credentials were found in the option \`credentials\` or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ${rest}`;

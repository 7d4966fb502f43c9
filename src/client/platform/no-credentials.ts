/** What an error says when nothing gave credentials; a runtime adds what else there is, and what to do. */
export const noCredentials = (rest: string): string =>
  `No credentials were found in the option \`credentials\` or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ${rest}`;

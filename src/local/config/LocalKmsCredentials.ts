import { randomBytes } from "node:crypto";

/** Credentials for a LocalKms. Pass them as `credentials` to any AWS client. */
export interface LocalKmsCredentials {
  /** The access key ID, which is not secret: 1 to 128 letters, digits or `_`. */
  accessKeyId: string;
  /** The secret that signs the requests. */
  secretAccessKey: string;
  /** The session token of temporary credentials. Default: none; LocalKms then rejects requests that have one. */
  sessionToken?: string;
  /** When the credentials expire; from then on LocalKms responds with `ExpiredTokenException`. Default: never. */
  expiration?: Date;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Generates credentials in the format of AWS. */
export function randomCredentials(): LocalKmsCredentials {
  const suffix = Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]);
  return {
    accessKeyId: `AKIALOCALKMS${suffix.join("")}`,
    secretAccessKey: randomBytes(30).toString("base64"),
  };
}

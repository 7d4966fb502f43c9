import { randomBytes } from "node:crypto";

/** The credentials of a LocalKms: what `credentials` of any AWS client takes. */
export interface LocalKmsCredentials {
  /** Names the credentials; not secret. 1 to 128 letters, digits or `_`. */
  accessKeyId: string;
  /** Signs the requests. */
  secretAccessKey: string;
  /** The token that has to come with temporary credentials. Default: none, and then none may come. */
  sessionToken?: string;
  /** When they stop being valid: from then on the answer is `ExpiredTokenException`. Default: never. */
  expiration?: Date;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Makes fresh credentials of the form that AWS gives them. */
export function randomCredentials(): LocalKmsCredentials {
  const suffix = Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]);
  return {
    accessKeyId: `AKIALOCALKMS${suffix.join("")}`,
    secretAccessKey: randomBytes(30).toString("base64"),
  };
}

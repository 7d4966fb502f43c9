import { randomBytes } from "node:crypto";

/** The credentials of a LocalKms: what `credentials` of any AWS client takes. */
export interface LocalKmsCredentials {
  /** Names the credentials; not secret. */
  accessKeyId: string;
  /** Signs the requests. */
  secretAccessKey: string;
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

import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { codeOf } from "../../errors/platformError.js";
import type { Setting } from "../Runtime.js";

/** Reads the PEM file of certificate authorities that a setting names. */
export async function readCaBundle({ value: path, source }: Setting): Promise<string> {
  const file = `The file ${JSON.stringify(path)} of ${source}`;
  // Not an import: most programs never need `node:fs`.
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const pem = await readFile(path, "utf8").catch((cause: object) => {
    throw new ConfigurationError(
      `${file} cannot be read (${codeOf(cause)}): change the setting, or remove it`,
      { cause },
    );
  });
  // Node.js ignores text that is not a certificate, and would then trust nobody.
  if (!/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/.test(pem)) {
    throw new ConfigurationError(`${file} contains no certificate: name a file in PEM format`);
  }
  return pem;
}

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
  const certificates = pem.match(/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----[^-]*(-----END [^-]*-----)?/g);
  if (certificates === null) {
    throw new ConfigurationError(`${file} contains no certificate: name a file in PEM format`);
  }
  const { X509Certificate } = process.getBuiltinModule("node:crypto");
  for (const [index, certificate] of certificates.entries()) {
    try {
      new X509Certificate(certificate);
    } catch (cause) {
      throw new ConfigurationError(
        `${file} cannot be used: certificate ${index + 1} of ${certificates.length} is damaged or cut short`,
        { cause },
      );
    }
  }
  return pem;
}

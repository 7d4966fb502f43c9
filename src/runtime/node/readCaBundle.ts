import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { codeOf } from "../../errors/platformError.js";
import type { Setting } from "../Runtime.js";
import { nodeCrypto } from "./builtins.js";

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
  const { X509Certificate } = nodeCrypto();
  try {
    // Node.js ignores what it cannot read, and would then trust nobody.
    const certificates = pem.match(/-----BEGIN [^-]*CERTIFICATE-----[^-]*(-----END [^-]*-----)?/g);
    for (const certificate of certificates ?? [""]) {
      new X509Certificate(certificate);
    }
  } catch (cause) {
    throw new ConfigurationError(`${file} contains no certificate, or a damaged one: name a PEM file`, {
      cause,
    });
  }
  return pem;
}

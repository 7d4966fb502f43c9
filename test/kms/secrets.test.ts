/** Logs and JSON of a command contain none of the secrets of its input. */
import { inspect } from "node:util";
import {
  CreateCustomKeyStoreCommand,
  GenerateMacCommand,
  SignCommand,
  UpdateCustomKeyStoreCommand,
} from "kms-reencrypt";
import { expect, test } from "vitest";

const Message = new TextEncoder().encode("secret message");
const KeyStorePassword = "secret password";
const XksProxyAuthenticationCredential = {
  AccessKeyId: "SECRETACCESSKEYIDXYZ",
  RawSecretAccessKey: "secret/access/key/secret/access/key/secret/",
};
const SECRETS = [
  KeyStorePassword,
  ...Object.values(XksProxyAuthenticationCredential),
  Buffer.from(Message).toString("base64"),
  [...Message].join(","),
  [...Message].join(", "),
];

test.each([
  ["SignCommand", new SignCommand({ KeyId: "alias/a", Message, SigningAlgorithm: "ECDSA_SHA_256" })],
  ["GenerateMacCommand", new GenerateMacCommand({ KeyId: "alias/a", Message, MacAlgorithm: "HMAC_SHA_256" })],
  [
    "CreateCustomKeyStoreCommand",
    new CreateCustomKeyStoreCommand({ CustomKeyStoreName: "alias/a", KeyStorePassword }),
  ],
  [
    "UpdateCustomKeyStoreCommand",
    new UpdateCustomKeyStoreCommand({ CustomKeyStoreId: "alias/a", XksProxyAuthenticationCredential }),
  ],
])("%s is printed without its secrets", (_, command) => {
  const printed = `${inspect(command, { depth: Infinity })} ${JSON.stringify(command)}`;
  expect(printed).toContain("alias/a");
  expect(printed).toContain("***SensitiveInformation***");
  expect(SECRETS.filter((secret) => printed.includes(secret))).toEqual([]);
});

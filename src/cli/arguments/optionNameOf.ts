/** The option or command for a name of KMS, by the rule of the AWS CLI: `CiphertextBlob` → `ciphertext-blob`. */
export const optionNameOf = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();

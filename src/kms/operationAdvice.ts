/** The advice of operations, for errors whose causes and remedies depend on the operation and its input. */
import { recognizeBytes } from "./recognizeBytes.js";
import { isAsymmetric } from "./rules/encryption.js";

const SEE_KEY = "DescribeKey shows what a key supports.";

/** For operations on keys that neither grants nor the policies of another account can allow. */
export const ownAccountOnly = {
  AccessDeniedException: "A key policy or an IAM policy has to allow it; the key may be in another Region.",
  NotFoundException: "Check the name and the Region; the operation reaches only your own account.",
};

/** For operations that only the key itself can perform, because other keys do not fit the data. */
export const enableThisKey = { DisabledException: "Enable the key with EnableKey." };

/** Another key usage or an algorithm of another kind of key; the call names the algorithm. */
export const keyFor = <Algorithm extends string>(usage: string, algorithm: Algorithm) => ({
  InvalidKeyUsageException: ({ [algorithm]: value }: Partial<Record<Algorithm, unknown>>): string =>
    `The KeyUsage of the key must be ${usage}, and the key must support ${algorithm} ${String(value)}. ${SEE_KEY}`,
});

/** Data keys are encrypted under symmetric keys only. */
export const symmetricKeyOnly = {
  // A function, so that bundlers see that it can be left out.
  InvalidKeyUsageException: () => `The key must be symmetric, with KeyUsage ENCRYPT_DECRYPT. ${SEE_KEY}`,
};

/** Another key usage, or an algorithm that is missing or of another kind of key. */
export const encryptionKey = <Algorithm extends string>(...algorithms: readonly Algorithm[]) => ({
  InvalidKeyUsageException: (input: Partial<Record<Algorithm, unknown>>): string => {
    const needed = algorithms.map(
      (name) => `${name} ${String(input[name] ?? "SYMMETRIC_DEFAULT (the default)")}`,
    );
    return `The KeyUsage must be ENCRYPT_DECRYPT, and the key${needed[1] ? "s" : ""} must support ${needed.join(" and ")}. ${SEE_KEY}`;
  },
});

/** The advice for an invalid ciphertext: what its bytes are if they can be recognized, else the general advice. */
export function bytesOr<Member extends string>(
  input: Partial<Record<Member, unknown>>,
  member: Member,
  general: string,
): string {
  const what = recognizeBytes(input[member]);
  return what ? `The bytes of ${member} are ${what}.` : general;
}

/** A ciphertext that the key did not encrypt like this. Asymmetric keys have no encryption context. */
export const ciphertextOf = <Key extends string, Algorithm extends string>(
  key: Key,
  algorithm: Algorithm,
) => ({
  InvalidCiphertextException: (input: Partial<Record<Algorithm | "CiphertextBlob", unknown>>): string =>
    bytesOr<string>(
      input,
      "CiphertextBlob",
      `Pass all bytes of the ciphertext, and ${
        isAsymmetric(input[algorithm])
          ? `the ${key} and ${algorithm} that it was encrypted with.`
          : `exactly the encryption context that it was encrypted with (case matters), if any. For an asymmetric key, also pass ${key} and ${algorithm}.`
      }`,
    ),
  IncorrectKeyException: ({ [algorithm]: value }: Partial<Record<Algorithm, unknown>>): string =>
    `Name the key that encrypted the ciphertext as ${key}${isAsymmetric(value) ? "" : ", or leave it out if that key is symmetric"}.`,
});

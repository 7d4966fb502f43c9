import { blob, enumeration, structure } from "../protocol/shapes.js";
import { KeyEncryptionMechanism } from "./KeyEncryptionMechanism.js";

/**
 * The enclave that an answer is encrypted for.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RecipientInfo.html
 */
export interface RecipientInfo {
  /** How the answer is encrypted; `RSAES_OAEP_SHA_256` is the only way. */
  KeyEncryptionAlgorithm?: KeyEncryptionMechanism | undefined;
  /** The attestation document of the enclave with its public key, 1 to 262144 bytes. */
  AttestationDocument?: Uint8Array | undefined;
}

/** The shape of {@link RecipientInfo}. */
export const recipientInfo = () =>
  structure<RecipientInfo>({
    KeyEncryptionAlgorithm: enumeration(KeyEncryptionMechanism),
    AttestationDocument: blob({ min: 1, max: 262144 }),
  });

import { blob, enumeration, structure } from "../../shapes/shapes.js";
import { KeyEncryptionMechanism } from "../enums.js";

/**
 * The enclave to encrypt a response for: an AWS Nitro enclave or NitroTPM.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RecipientInfo.html
 */
export interface RecipientInfo {
  /** The algorithm that encrypts the response; `RSAES_OAEP_SHA_256` is the only one. */
  KeyEncryptionAlgorithm?: KeyEncryptionMechanism | undefined;
  /** The attestation document of the enclave, with its public key, 1 to 262144 bytes. */
  AttestationDocument?: Uint8Array | undefined;
}

/** The shape of {@link RecipientInfo}. */
export const recipientInfo = () =>
  structure<RecipientInfo>({
    KeyEncryptionAlgorithm: enumeration(KeyEncryptionMechanism),
    AttestationDocument: blob({ min: 1, max: 262144 }),
  });

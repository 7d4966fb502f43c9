import { UnsupportedOperationException, ValidationException } from "../../kms/commonErrors.js";
import { MessageType, type SigningAlgorithmSpec } from "../../kms/enums.js";
import { HASH_BYTES, SIGNING_SCHEMES } from "../crypto/signingAlgorithms.js";
import { createException } from "../exceptions.js";

const MU_BYTES = 64;

/**
 * Checks that a message type fits an algorithm, and the message both.
 *
 * @returns Whether the message is a digest.
 * @throws {@link ValidationException} when they do not.
 * @throws {@link UnsupportedOperationException} for `EXTERNAL_MU`, which Node.js cannot sign.
 */
export function checkMessage(
  message: Uint8Array,
  algorithm: SigningAlgorithmSpec,
  type: MessageType = MessageType.RAW,
): boolean {
  if (!typesOf(algorithm).includes(type)) {
    throw createException(
      ValidationException,
      `MessageType ${type} is not valid for algorithm ${algorithm}. Valid message types are [${typesOf(algorithm).join(", ")}]`,
    );
  }
  if (type !== MessageType.RAW && message.length !== digestLength(algorithm)) {
    throw createException(ValidationException, `Digest is invalid length for algorithm ${algorithm}.`);
  }
  if (type === MessageType.EXTERNAL_MU) {
    throw createException(
      UnsupportedOperationException,
      "LocalKms does not sign with MessageType EXTERNAL_MU, because Node.js cannot; use RAW, which has the same signatures.",
    );
  }
  return type === MessageType.DIGEST;
}

function typesOf(algorithm: SigningAlgorithmSpec): readonly MessageType[] {
  switch (SIGNING_SCHEMES[algorithm].kind) {
    case "ed25519":
      return [MessageType.RAW];
    case "ed25519ph":
      return [MessageType.DIGEST];
    case "mlDsa":
      return [MessageType.RAW, MessageType.EXTERNAL_MU];
    default:
      return [MessageType.RAW, MessageType.DIGEST];
  }
}

function digestLength(algorithm: SigningAlgorithmSpec): number {
  const scheme = SIGNING_SCHEMES[algorithm];
  if ("hash" in scheme) {
    return HASH_BYTES[scheme.hash];
  }
  return scheme.kind === "sm2" ? HASH_BYTES.sha256 : MU_BYTES;
}

/** The rules of messages to sign and verify. */
import { isBytes } from "../../runtime/typeGuards.js";
import type { Rule } from "../../shapes/Operation.js";
import { MessageType, SigningAlgorithmSpec } from "../enums.js";
import { broken } from "./combinations.js";

/** The message types that some algorithms require. */
const REQUIRED_TYPES: Readonly<Partial<Record<string, MessageType>>> = {
  ED25519_SHA_512: "RAW",
  ED25519_PH_SHA_512: "DIGEST",
};

/** An Ed25519 algorithm requires one message type, and `EXTERNAL_MU` requires ML-DSA. */
export const messageType =
  (): Rule<"MessageType" | "SigningAlgorithm"> =>
  ({ MessageType: type = MessageType.RAW, SigningAlgorithm: algorithm }) => {
    if (typeof algorithm !== "string" || !(algorithm in SigningAlgorithmSpec)) {
      return [];
    }
    const requiredType = REQUIRED_TYPES[algorithm];
    if (requiredType !== undefined && type !== requiredType) {
      return [broken("MessageType", `must be ${requiredType} with SigningAlgorithm ${algorithm}`)];
    }
    return type === MessageType.EXTERNAL_MU && algorithm !== SigningAlgorithmSpec.ML_DSA_SHAKE_256
      ? [broken("MessageType", "can be EXTERNAL_MU only with SigningAlgorithm ML_DSA_SHAKE_256")]
      : [];
  };

/** A digest has the length of the hash function of the algorithm, and μ has 64 bytes. */
export const digestLength =
  (): Rule<"Message" | "MessageType" | "SigningAlgorithm"> =>
  ({ Message, MessageType: type, SigningAlgorithm }) => {
    const expected = expectedLength(type, SigningAlgorithm);
    return expected !== undefined && isBytes(Message) && Message.byteLength !== expected
      ? [
          broken(
            "Message",
            `must have ${expected} bytes with MessageType ${String(type)}, but has ${Message.byteLength}`,
          ),
        ]
      : [];
  };

/** Returns `undefined` where KMS documents no length. */
function expectedLength(type: unknown, algorithm: unknown): number | undefined {
  if (type === MessageType.EXTERNAL_MU) {
    return 64;
  }
  if (type !== MessageType.DIGEST || typeof algorithm !== "string") {
    return undefined;
  }
  if (algorithm === SigningAlgorithmSpec.SM2DSA) {
    return 32;
  }
  const bits = /_SHA_(256|384|512)$/.exec(algorithm)?.[1];
  return bits === undefined ? undefined : Number(bits) / 8;
}

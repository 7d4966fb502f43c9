import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { partitionOf } from "../arn.js";
import { createException } from "../exceptions.js";
import { isAsymmetricSpec, SupportedKeySpec } from "../keys/keySpecs.js";

/**
 * The exception for a spec of keys that LocalKms does not generate, which is SM2. KMS itself generates SM2 keys in China
 * Regions only.
 *
 * @param member - The member that names the spec.
 */
export const unsupportedSpec = (member: "KeySpec" | "KeyPairSpec", spec: string, region: string) =>
  createException(
    UnsupportedOperationException,
    partitionOf(region) === "aws-cn"
      ? `LocalKms does not generate keys with ${member} ${spec}, because Node.js cannot use them as KMS does. It supports ${specsOf(member).join(", ")}; use one of these, or mock this call in your test.`
      : `${member} ${spec} is not supported in this Region.`,
  );

const specsOf = (member: string): string[] =>
  Object.values(SupportedKeySpec).filter((spec) => member === "KeySpec" || isAsymmetricSpec(spec));

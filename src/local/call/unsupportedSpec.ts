import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { partitionOf } from "../arn.js";
import { createException, notImplemented } from "../exceptions.js";
import { isAsymmetricSpec } from "../keys/keyMaterial.js";
import { SupportedKeySpec } from "../keys/keySpecs.js";

/**
 * The exception for a spec of keys that LocalKms does not generate. KMS itself generates SM2 keys in China Regions only.
 *
 * @param member - The member that names the spec.
 */
export const unsupportedSpec = (member: "KeySpec" | "KeyPairSpec", spec: string, region: string) =>
  spec === "SM2" && partitionOf(region) !== "aws-cn"
    ? createException(UnsupportedOperationException, `${member} ${spec} is not supported in this Region.`)
    : notImplemented(
        `LocalKms does not generate keys with ${member} ${spec}. It supports ${specsOf(member).join(", ")}`,
        "use one of these, or mock this call in your test",
      );

const specsOf = (member: string): string[] =>
  Object.values(SupportedKeySpec).filter((spec) => member === "KeySpec" || isAsymmetricSpec(spec));

import { type Location, partitionOf } from "../arn.js";
import type { KeyPolicy } from "./KeyPolicy.js";
import { parseKeyPolicy } from "./parseKeyPolicy.js";

/** The default key policy of KMS, which leaves the decision to the IAM policies of the account. */
export const defaultKeyPolicy = ({ region, accountId }: Location): string => `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:${partitionOf(region)}:iam::${accountId}:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`;

const MAX_POLICIES = 100;
const parsed = new Map<string, KeyPolicy>();

/** The parsed default key policy of an account in a Region. Parsed once, because a reset creates many keys. */
export function parsedDefaultKeyPolicy(location: Location): KeyPolicy {
  const id = `${location.region} ${location.accountId}`;
  const known = parsed.get(id);
  if (known !== undefined) {
    return known;
  }
  const policy = parseKeyPolicy(defaultKeyPolicy(location));
  if (parsed.size >= MAX_POLICIES) {
    parsed.clear();
  }
  parsed.set(id, policy);
  return policy;
}

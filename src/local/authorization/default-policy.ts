import { type Location, partitionOf } from "../keys/arn.js";

/** The key policy that KMS gives a key made without one: the account of the key decides, by its IAM policies. */
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

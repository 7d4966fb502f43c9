import { type Location, partitionOf } from "../arn.js";

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

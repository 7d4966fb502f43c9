import { randomBytes, randomUUID } from "node:crypto";
import { KeyManagerType } from "../../kms/enums.js";
import { type Location, partitionOf } from "../arn.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";
import { KmsKey } from "./KmsKey.js";
import { symmetricMaterial } from "./keyMaterial.js";
import { scheduleFrom } from "./rotation.js";

/** The services that have an AWS managed key in LocalKms. */
const SERVICES = [
  ["acm", "acm"],
  ["backup", "backup"],
  ["dynamodb", "dynamodb"],
  ["ebs", "ec2"],
  ["elasticfilesystem", "elasticfilesystem"],
  ["es", "es"],
  ["glue", "glue"],
  ["kinesis", "kinesis"],
  ["lambda", "lambda"],
  ["rds", "rds"],
  ["redshift", "redshift"],
  ["s3", "s3"],
  ["secretsmanager", "secretsmanager"],
  ["sns", "sns"],
  ["sqs", "sqs"],
  ["ssm", "ssm"],
] as const;

/** The names of the aliases of AWS, each with the service that may use its key. */
const AWS_ALIASES: ReadonlyMap<string, string> = new Map(
  SERVICES.map(([name, service]) => [`alias/aws/${name}`, service]),
);

/** The names of the aliases of AWS. */
export const AWS_ALIAS_NAMES: readonly string[] = [...AWS_ALIASES.keys()];

const ROTATION_DAYS = 365;

/** Makes the AWS managed key of an alias of AWS. Returns `undefined` for other aliases. */
export function awsManagedKey(aliasName: string, location: Location, now: () => Date): KmsKey | undefined {
  const service = AWS_ALIASES.get(aliasName);
  if (service === undefined) {
    return undefined;
  }
  const keyId = randomUUID();
  const key = new KmsKey(
    {
      keyId,
      spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT",
      manager: KeyManagerType.AWS,
      description: `Default key of ${service} for this account`,
      accountId: location.accountId,
      material: symmetricMaterial(keyId, randomBytes(32)),
      policy: parseKeyPolicy(policyOf(service, location)),
    },
    {},
    location,
    now,
  );
  key.rotationSchedule = scheduleFrom(now(), ROTATION_DAYS);
  return key;
}

/** The account may read the key, and only the service may use it, for the account. Nobody may change it. */
const policyOf = (service: string, { region, accountId }: Location): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Id: `auto-${service}-1`,
    Statement: [
      {
        Sid: `Allow access through ${service} for all principals in the account that are authorized to use ${service}`,
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        Resource: "*",
        Condition: {
          StringEquals: {
            "kms:CallerAccount": accountId,
            "kms:ViaService": `${service}.${region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: "Allow direct access to key metadata to the account",
        Effect: "Allow",
        Principal: { AWS: `arn:${partitionOf(region)}:iam::${accountId}:root` },
        Action: ["kms:Describe*", "kms:Get*", "kms:List*"],
        Resource: "*",
      },
    ],
  });

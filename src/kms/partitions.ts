/** A group of AWS Regions with DNS names of its own. */
export type Partition = readonly [
  /** The prefixes of its Region names, separated by `|`; they also match Regions that do not exist yet. */
  prefixes: string,
  /** The domain of its endpoints. */
  dnsSuffix: string,
  /** The domain of its dual-stack endpoints. */
  dualStackDnsSuffix: string,
];

const AWS: Partition = ["us|eu|ap|sa|ca|me|af|il|mx", "amazonaws.com", "api.aws"];

/** Every partition of AWS; all of them have FIPS and dual-stack endpoints of KMS. */
const PARTITIONS: readonly Partition[] = [
  AWS,
  ["cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"],
  ["eusc-de", "amazonaws.eu", "api.amazonwebservices.eu"],
  ["us-iso", "c2s.ic.gov", "api.aws.ic.gov"],
  ["us-isob", "sc2s.sgov.gov", "api.aws.scloud"],
  ["eu-isoe", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"],
  ["us-isof", "csp.hci.ic.gov", "api.aws.hci.ic.gov"],
  ["us-gov", "amazonaws.com", "api.aws"],
];

/** The partition of a Region; the first one for names that fit none. */
export const partitionOf = (region: string): Partition =>
  PARTITIONS.find(([prefixes]) => new RegExp(`^(${prefixes})-\\w+-\\d+$`).test(region)) ?? AWS;

/** The names of the other partitions in ARNs, by their prefix. A table of its own, because endpoints do without it. */
const NAMES: Readonly<Record<string, string>> = {
  cn: "aws-cn",
  "eusc-de": "aws-eusc",
  "us-iso": "aws-iso",
  "us-isob": "aws-iso-b",
  "eu-isoe": "aws-iso-e",
  "us-isof": "aws-iso-f",
  "us-gov": "aws-us-gov",
};

/** The name of the partition of a Region, as in ARNs. */
export const partitionNameOf = (region: string): string => NAMES[partitionOf(region)[0]] ?? "aws";

/** A group of AWS Regions with DNS names of its own. */
export interface Partition {
  /** Its name, as in ARNs. */
  readonly id: string;
  /** The prefixes of its Region names, separated by `|`; they also match Regions that do not exist yet. */
  readonly prefix: string;
  /** The domain of its endpoints. */
  readonly dnsSuffix: string;
  /** The domain of its dual-stack endpoints. */
  readonly dualStackDnsSuffix: string;
}

const partition = (id: string, prefix: string, dnsSuffix: string, dualStackDnsSuffix: string): Partition => ({
  id,
  prefix,
  dnsSuffix,
  dualStackDnsSuffix,
});

const AWS = partition("aws", "us|eu|ap|sa|ca|me|af|il|mx", "amazonaws.com", "api.aws");

/** Every partition of AWS; all of them have FIPS and dual-stack endpoints of KMS. */
export const PARTITIONS: readonly Partition[] = [
  AWS,
  partition("aws-cn", "cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
  partition("aws-eusc", "eusc-de", "amazonaws.eu", "api.amazonwebservices.eu"),
  partition("aws-iso", "us-iso", "c2s.ic.gov", "api.aws.ic.gov"),
  partition("aws-iso-b", "us-isob", "sc2s.sgov.gov", "api.aws.scloud"),
  partition("aws-iso-e", "eu-isoe", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
  partition("aws-iso-f", "us-isof", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
  partition("aws-us-gov", "us-gov", "amazonaws.com", "api.aws"),
];

/** The partition of a Region; `aws` for names that fit none. */
export const partitionOf = (region: string): Partition =>
  PARTITIONS.find(({ prefix }) => new RegExp(`^(${prefix})-\\w+-\\d+$`).test(region)) ?? AWS;

/** A group of AWS Regions with DNS names of its own. */
export interface Partition {
  /** Its name, as in ARNs. */
  readonly id: string;
  /** What the names of its Regions match, also of those that do not exist yet. */
  readonly regions: RegExp;
  /** The domain of its endpoints. */
  readonly dnsSuffix: string;
  /** The domain of its dual-stack endpoints. */
  readonly dualStackDnsSuffix: string;
}

const partition = (
  id: string,
  regions: RegExp,
  dnsSuffix: string,
  dualStackDnsSuffix: string,
): Partition => ({
  id,
  regions,
  dnsSuffix,
  dualStackDnsSuffix,
});

const AWS = partition("aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/, "amazonaws.com", "api.aws");

/** Every partition of AWS; all of them have FIPS and dual-stack endpoints of KMS. */
export const PARTITIONS: readonly Partition[] = [
  AWS,
  partition("aws-cn", /^cn-\w+-\d+$/, "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
  partition("aws-eusc", /^eusc-de-\w+-\d+$/, "amazonaws.eu", "api.amazonwebservices.eu"),
  partition("aws-iso", /^us-iso-\w+-\d+$/, "c2s.ic.gov", "api.aws.ic.gov"),
  partition("aws-iso-b", /^us-isob-\w+-\d+$/, "sc2s.sgov.gov", "api.aws.scloud"),
  partition("aws-iso-e", /^eu-isoe-\w+-\d+$/, "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
  partition("aws-iso-f", /^us-isof-\w+-\d+$/, "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
  partition("aws-us-gov", /^us-gov-\w+-\d+$/, "amazonaws.com", "api.aws"),
];

/** The partition of a Region; `aws` for names that fit none. */
export const partitionOf = (region: string): Partition =>
  PARTITIONS.find(({ regions }) => regions.test(region)) ?? AWS;

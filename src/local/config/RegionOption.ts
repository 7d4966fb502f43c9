/** The Region that a method of a LocalKms works in. */
export interface RegionOption {
  /** A Region that the LocalKms serves. Default: {@link LocalKms.region}. */
  region?: string | undefined;
}

/** The Regions that a seed can name. */
export interface SeedRegions {
  /** The default Region. */
  readonly region: string;
  /** Whether the LocalKms serves a Region. */
  readonly serves: (region: string) => boolean;
}

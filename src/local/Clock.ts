/** The source of the current time: it decides key deletion, rotation, signature age and throttling. */
export interface Clock {
  /** The current time. */
  now(): Date;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

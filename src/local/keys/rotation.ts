import { KeyState } from "../../models/KeyState.js";
/** Rotation of key material: on demand, and automatically as the clock passes its dates. */
import type { KmsKey } from "./KmsKey.js";
import { RotationType, rotatedMaterial } from "./key-material.js";

/** When a key is rotated automatically. */
export interface RotationSchedule {
  /** The days from one rotation to the next. */
  readonly periodInDays: number;
  /** When the next one is due. */
  readonly nextDate: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/** The schedule of a key that is rotated every so many days from a date on. */
export const scheduleFrom = (date: Date, periodInDays: number): RotationSchedule => ({
  periodInDays,
  nextDate: new Date(date.getTime() + periodInDays * DAY),
});

/** Gives a symmetric key fresh material. */
export function rotate(key: KmsKey, type: RotationType, date: Date): void {
  if (key.material?.kind === "symmetric") {
    key.material = rotatedMaterial(key.keyId, key.material, { type, date });
  }
}

/** Makes up for all rotations that are due. Only keys that are enabled are rotated. */
export function rotateWhenDue(key: KmsKey, now: Date): void {
  while (
    key.state === KeyState.Enabled &&
    key.rotationSchedule !== undefined &&
    key.rotationSchedule.nextDate <= now
  ) {
    const { nextDate, periodInDays } = key.rotationSchedule;
    rotate(key, RotationType.AUTOMATIC, nextDate);
    key.rotationSchedule = scheduleFrom(nextDate, periodInDays);
  }
}

/** Rotates a key that missed its date while it was not enabled: once, now, and then every period from now on. */
export function rotateIfMissed(key: KmsKey, now: Date): void {
  if (key.rotationSchedule !== undefined && key.rotationSchedule.nextDate <= now) {
    rotate(key, RotationType.AUTOMATIC, now);
    key.rotationSchedule = scheduleFrom(now, key.rotationSchedule.periodInDays);
  }
}

import { KeyState, OriginType, RotationType } from "../../kms/enums.js";
import type { KmsKey } from "./KmsKey.js";
import { rotatedMaterial, rotatedToPending } from "./keyMaterial.js";

/** The schedule of automatic rotation. */
export interface RotationSchedule {
  /** The rotation period in days. */
  readonly periodInDays: number;
  /** When the next rotation is due. */
  readonly nextDate: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/** The schedule of a key whose rotation period starts at a date. */
export const scheduleFrom = (date: Date, periodInDays: number): RotationSchedule => ({
  periodInDays,
  nextDate: new Date(date.getTime() + periodInDays * DAY),
});

/** Rotates a symmetric key; other keys stay unchanged. */
export function rotate(key: KmsKey, type: RotationType, date: Date): void {
  if (key.material?.kind === "symmetric") {
    key.material =
      key.origin === OriginType.EXTERNAL
        ? rotatedToPending(key.material, { type, date })
        : rotatedMaterial(key.keyId, key.material, { type, date });
  }
}

/** Performs all automatic rotations that are due. Only enabled keys are rotated. */
export function rotateWhenDue(key: KmsKey, now: Date): void {
  while (isEnabled(key) && key.rotationSchedule !== undefined && key.rotationSchedule.nextDate <= now) {
    const { nextDate, periodInDays } = key.rotationSchedule;
    rotate(key, RotationType.AUTOMATIC, nextDate);
    key.rotationSchedule = scheduleFrom(nextDate, periodInDays);
  }
}

/** Whether a key is enabled; for a replica, whether its primary key is. */
function isEnabled({ family, state }: KmsKey): boolean {
  const primary = family?.members.get(family.primaryRegion);
  return (primary?.state ?? state) === KeyState.Enabled;
}

/** Rotates a newly enabled key once if it missed rotations while it was disabled, and restarts its rotation period. */
export function rotateIfMissed(key: KmsKey, now: Date): void {
  if (key.rotationSchedule !== undefined && key.rotationSchedule.nextDate <= now) {
    rotate(key, RotationType.AUTOMATIC, now);
    key.rotationSchedule = scheduleFrom(now, key.rotationSchedule.periodInDays);
  }
}

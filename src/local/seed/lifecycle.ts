/** The state of a key of a seed, and what becomes of it as time goes by: rotation and deletion. */
import { KeyState } from "../../models/KeyState.js";
import { OriginType } from "../../models/OriginType.js";
import type { JsonObject } from "../../protocol/aws-json.js";
import type { KmsKey, StoredKeyState } from "../keys/KmsKey.js";
import type { SupportedKeySpec } from "../keys/key-specs.js";
import { scheduleFrom } from "../keys/rotation.js";
import { seedError } from "./checks.js";

/** The state of a key of a seed, and what becomes of it as time goes by. */
export interface Lifecycle {
  /** Its state, as far as the seed says it. */
  readonly state: StoredKeyState;
  /** The days from one automatic rotation to the next; without them, it is not rotated. */
  readonly rotationPeriodInDays: number | undefined;
  /** When it is gone: a date, or a number of days after the start or reset; without it, it stays. */
  readonly deletion: Date | number | undefined;
}

/** What of a key its lifecycle depends on. */
export interface LifecycleContext {
  /** The kind of the key. */
  readonly spec: SupportedKeySpec;
  /** Where its material comes from. */
  readonly origin: OriginType;
  /** The time of the start. */
  readonly date: Date;
}

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_PERIOD = 365;

/**
 * Reads the lifecycle of a key.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseLifecycle(key: JsonObject, path: string, context: LifecycleContext): Lifecycle {
  const deletion = deletionOf(key, path, context.date);
  const enabled = truthOf(key.Enabled, `${path}.Enabled`);
  if (enabled === true && deletion !== undefined) {
    throw seedError(`${path}.Enabled`, "must not be true for a key that is pending deletion");
  }
  const available = enabled === false ? KeyState.Disabled : KeyState.Enabled;
  return {
    state: deletion === undefined ? available : KeyState.PendingDeletion,
    rotationPeriodInDays: rotationPeriodOf(key, path, context),
    deletion,
  };
}

/** Gives a key its lifecycle. */
export function applyLifecycle(key: KmsKey, lifecycle: Lifecycle, now: Date): void {
  const { state, rotationPeriodInDays, deletion } = lifecycle;
  key.state = state;
  key.deletionDate = typeof deletion === "number" ? new Date(now.getTime() + deletion * DAY) : deletion;
  key.rotationSchedule =
    rotationPeriodInDays === undefined ? undefined : scheduleFrom(now, rotationPeriodInDays);
}

function rotationPeriodOf(
  key: JsonObject,
  path: string,
  { spec, origin }: LifecycleContext,
): number | undefined {
  const enabled = truthOf(key.KeyRotationEnabled, `${path}.KeyRotationEnabled`) ?? false;
  const { RotationPeriodInDays: period = DEFAULT_PERIOD } = key;
  if (enabled && origin !== OriginType.AWS_KMS) {
    throw seedError(`${path}.KeyRotationEnabled`, "must not be true for a key whose Origin is not AWS_KMS");
  }
  if (enabled && spec !== "SYMMETRIC_DEFAULT") {
    throw seedError(`${path}.KeyRotationEnabled`, "must not be true for a key that is not symmetric");
  }
  if (key.RotationPeriodInDays !== undefined && !enabled) {
    throw seedError(`${path}.RotationPeriodInDays`, "needs KeyRotationEnabled: true");
  }
  return enabled ? daysOf(period, `${path}.RotationPeriodInDays`, 90, 2560) : undefined;
}

function deletionOf(key: JsonObject, path: string, start: Date): Date | number | undefined {
  const { DeletionDate: date, PendingWindowInDays: days } = key;
  if (date !== undefined && days !== undefined) {
    throw seedError(`${path}.DeletionDate`, "must not stand beside PendingWindowInDays");
  }
  if (days !== undefined) {
    return daysOf(days, `${path}.PendingWindowInDays`, 7, 30);
  }
  return date === undefined ? undefined : dateOf(date, `${path}.DeletionDate`, start);
}

function truthOf(value: unknown, path: string): boolean | undefined {
  if (value !== undefined && typeof value !== "boolean") {
    throw seedError(path, "must be true or false");
  }
  return value;
}

function daysOf(value: unknown, path: string, min: number, max: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    throw seedError(path, `must be a whole number of days from ${min} to ${max}`);
  }
  return value;
}

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

function dateOf(value: unknown, path: string, start: Date): Date {
  const isWritten = typeof value === "string" && ISO_8601.test(value);
  // A copy: who gave it may change it.
  const date = isWritten || value instanceof Date ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw seedError(path, "must be a valid Date, or text such as 2030-01-31T00:00:00Z");
  }
  if (date <= start) {
    throw seedError(path, "must be later than the start, or the key is gone");
  }
  return date;
}

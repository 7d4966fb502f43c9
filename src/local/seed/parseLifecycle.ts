import { KeyState, OriginType } from "../../kms/enums.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import type { KmsKey, StoredKeyState } from "../keys/KmsKey.js";
import type { SupportedKeySpec } from "../keys/keySpecs.js";
import { scheduleFrom } from "../keys/rotation.js";
import { seedError } from "./SeedError.js";

/** The state, automatic rotation and scheduled deletion of a key of a seed. */
export interface Lifecycle {
  /** The state that the seed sets. */
  readonly state: StoredKeyState;
  /** The rotation period in days; `undefined` without automatic rotation. */
  readonly rotationPeriodInDays: number | undefined;
  /** When the key is deleted: a date, or a number of days after the start or reset; `undefined` for never. */
  readonly deletion: Date | number | undefined;
}

/** The properties of a key that its lifecycle depends on. */
interface LifecycleContext {
  /** The key spec. */
  readonly spec: SupportedKeySpec;
  /** The source of its key material. */
  readonly origin: OriginType;
  /** The time of the start. */
  readonly date: Date;
}

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_PERIOD = 365;

/**
 * Parses the lifecycle of a key of a seed.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseLifecycle(key: JsonObject, path: string, context: LifecycleContext): Lifecycle {
  const deletion = deletionOf(key, path, context.date);
  const enabled = booleanOf(key.Enabled, `${path}.Enabled`);
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

/** Applies a lifecycle to a key. */
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
  const enabled = booleanOf(key.KeyRotationEnabled, `${path}.KeyRotationEnabled`) ?? false;
  const { RotationPeriodInDays: period = DEFAULT_PERIOD } = key;
  if (enabled && origin !== OriginType.AWS_KMS) {
    throw seedError(`${path}.KeyRotationEnabled`, "must not be true for a key whose Origin is not AWS_KMS");
  }
  if (enabled && spec !== "SYMMETRIC_DEFAULT") {
    throw seedError(`${path}.KeyRotationEnabled`, "must not be true for a key that is not symmetric");
  }
  if (key.RotationPeriodInDays !== undefined && !enabled) {
    throw seedError(`${path}.RotationPeriodInDays`, "requires KeyRotationEnabled: true");
  }
  return enabled ? daysOf(period, `${path}.RotationPeriodInDays`, 90, 2560) : undefined;
}

function deletionOf(key: JsonObject, path: string, start: Date): Date | number | undefined {
  const { DeletionDate: date, PendingWindowInDays: days } = key;
  if (date !== undefined && days !== undefined) {
    throw seedError(`${path}.DeletionDate`, "cannot be used with PendingWindowInDays; leave one of them out");
  }
  if (days !== undefined) {
    return daysOf(days, `${path}.PendingWindowInDays`, 7, 30);
  }
  return date === undefined ? undefined : dateOf(date, `${path}.DeletionDate`, start);
}

function booleanOf(value: unknown, path: string): boolean | undefined {
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
  // A copy, because the caller may change the Date.
  const date = isWritten || value instanceof Date ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw seedError(path, "must be a valid Date, or a string such as 2030-01-31T00:00:00Z");
  }
  if (date <= start) {
    throw seedError(
      path,
      "must be later than the start of LocalKms, because the key would already be deleted",
    );
  }
  return date;
}

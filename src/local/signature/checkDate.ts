import { IncompleteSignatureException, InvalidSignatureException } from "../../kms/commonErrors.js";
import { createException } from "../exceptions.js";

const MINUTE = 60_000;
const TOLERANCE_MINUTES = 5;

/**
 * Checks that a signature is at most 5 minutes old, or ahead.
 *
 * @throws {@link IncompleteSignatureException} when its date is not one.
 * @throws {@link InvalidSignatureException} when it is older or further ahead.
 */
export function checkDate(text: string, now: Date): void {
  const time = timeOf(text);
  if (time === undefined) {
    throw createException(
      IncompleteSignatureException,
      `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  const tolerance = TOLERANCE_MINUTES * MINUTE;
  if (Math.abs(time - now.getTime()) <= tolerance) {
    return;
  }
  const isExpired = time < now.getTime();
  const limit = basicFormat(new Date(now.getTime() + (isExpired ? -tolerance : tolerance)));
  throw createException(
    InvalidSignatureException,
    isExpired
      ? `Signature expired: ${text} is now earlier than ${limit} (${basicFormat(now)} - ${TOLERANCE_MINUTES} min.)`
      : `Signature not yet current: ${text} is still later than ${limit} (${basicFormat(now)} + ${TOLERANCE_MINUTES} min.)`,
  );
}

let lastDate = { text: "", time: Number.NaN };

/** The time of a date; `undefined` for other text. All requests of a second have the same date. */
function timeOf(text: string): number | undefined {
  if (text === lastDate.text) {
    return lastDate.time;
  }
  const time = parseDate(text)?.getTime();
  if (time !== undefined) {
    lastDate = { text, time };
  }
  return time;
}

function parseDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // `Date` accepts a day beyond the end of its month as one of the next month, whose text then differs.
  return !Number.isNaN(date.getTime()) && basicFormat(date) === text ? date : undefined;
}

const basicFormat = (date: Date): string => `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

import { ValidationException } from "../../kms/commonErrors.js";
import { InvalidMarkerException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";

/** The input members of a paginated list. */
interface PageRequest {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

/** The output members of a paginated list. */
interface PageResponse {
  NextMarker?: string | undefined;
  Truncated: boolean;
}

/** How a list is divided into pages. */
interface Paging<Item> {
  /** Identifies the list; markers of other lists are rejected. */
  readonly list: string;
  /** Returns the unique ID of an item, by which the list is sorted. */
  readonly idOf: (item: Item) => string;
  /** The page size when the request has no Limit. */
  readonly defaultLimit: number;
  /** The largest page size. */
  readonly maxLimit: number;
}

/**
 * Returns one page of a list. A marker contains the ID of the last item of the previous page: items that are added or
 * deleted between two requests then neither repeat nor hide others.
 *
 * @throws {@link ValidationException} when Limit is too large.
 * @throws {@link InvalidMarkerException} when Marker does not come from this list.
 */
export function paginate<Item>(
  items: readonly Item[],
  { Limit, Marker }: PageRequest,
  { list, idOf, defaultLimit, maxLimit }: Paging<Item>,
): { readonly items: Item[] } & PageResponse {
  const limit = Limit ?? defaultLimit;
  if (limit > maxLimit) {
    throw createException(ValidationException, `Limit must be between 1 and ${maxLimit}.`);
  }
  const start = Marker === undefined ? "" : idFrom(list, Marker);
  const rest = items
    .filter((item) => idOf(item) > start)
    .sort((left, right) => (idOf(left) < idOf(right) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > limit && last !== undefined
    ? { items: page, NextMarker: markerOf(list, idOf(last)), Truncated: true }
    : { items: page, Truncated: false };
}

const markerOf = (list: string, id: string): string => Buffer.from(`${list}\n${id}`).toString("base64");

function idFrom(list: string, marker: string): string {
  const text = Buffer.from(marker, "base64").toString();
  const prefix = `${list}\n`;
  if (!text.startsWith(prefix) || markerOf(list, text.slice(prefix.length)) !== marker) {
    throw createException(InvalidMarkerException);
  }
  return text.slice(prefix.length);
}

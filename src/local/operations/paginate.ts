/** Lists that come in pages. */
import { ValidationException } from "../../exceptions/common.js";
import { InvalidMarkerException } from "../../exceptions/management.js";
import { refusal } from "../exceptions.js";
import type { PageRequest, PageResponse } from "./shapes.js";

/** How a list is cut into pages. */
export interface Paging<Item> {
  /** What list it is; a marker of another one is refused. */
  readonly list: string;
  /** What tells two items apart, and orders them. */
  readonly idOf: (item: Item) => string;
  /** How many items a page has when the request does not say. */
  readonly defaultLimit: number;
  /** How many items a page has at most. */
  readonly maxLimit: number;
}

/**
 * Cuts out a page. Markers name the last item of the page before, so that items which come and go between two pages
 * neither repeat nor hide others.
 *
 * @throws (by KMS) {@link InvalidMarkerException} when the marker is not one that this list gave.
 */
export function paginate<Item>(
  items: readonly Item[],
  { Limit, Marker }: PageRequest,
  { list, idOf, defaultLimit, maxLimit }: Paging<Item>,
): { readonly items: Item[] } & PageResponse {
  const limit = Limit ?? defaultLimit;
  if (limit > maxLimit) {
    throw refusal(ValidationException, `Limit must be between 1 and ${maxLimit}.`);
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
    throw refusal(InvalidMarkerException);
  }
  return text.slice(prefix.length);
}

import { isObject, isString } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import { integerOf, isInteger } from "../arguments/globalOptions.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import { argumentError, generalError } from "../CliError.js";
import type { CliClient } from "./CliClient.js";

type Page = Readonly<Record<string, unknown>>;

/** The results of an operation that lists something. */
export interface PagedResult {
  /** Each page as KMS sent it. */
  readonly pages: readonly Page[];
  /** The results of each page: only the list. */
  readonly parts: readonly Page[];
  /** All results in one list, and `NextToken` where `--max-items` left some out. */
  readonly whole: Page;
  /** Where `--starting-token` continues, if `--max-items` left some out. */
  readonly nextToken: string | undefined;
}

/** How pages are requested. */
export interface PageOptions {
  readonly pageSize: number | undefined;
  readonly maxItems: number | undefined;
  readonly start: PageStart;
}

/** Where a list continues: at a marker, after this many items of the page. */
interface PageStart {
  readonly marker: string | undefined;
  readonly skip: number;
  /** Whether `--max-items` cut the page. */
  readonly isCut?: true;
}

const PAGE_OPTION_NAMES = ["starting-token", "page-size", "max-items"];

/**
 * How to fetch the pages of an operation, or `undefined` where the user wants a single one: with `--no-paginate`, or with
 * the members of the operation that ask for a page.
 */
export function pageOptions(
  options: ReadonlyMap<string, OptionValue>,
  input: Page,
  paginates: boolean,
): PageOptions | undefined {
  const given = PAGE_OPTION_NAMES.filter((name) => options.has(name)).map((name) => `--${name}`);
  if (!paginates || input.Limit !== undefined || input.Marker !== undefined) {
    if (given.length > 0) {
      const why = paginates ? "--limit or --marker" : "--no-paginate";
      throw argumentError(`Cannot specify ${why} along with pagination arguments: ${given.join(", ")}`);
    }
    return undefined;
  }
  const number = (name: string) => {
    const value = options.get(name);
    return isString(value) ? countOf(name, value) : undefined;
  };
  const token = options.get("starting-token");
  const pageSize = number("page-size");
  const start = isString(token) ? readToken(token) : { marker: undefined, skip: 0 };
  checkPage(pageSize, start);
  return { pageSize, maxItems: number("max-items"), start };
}

/** The AWS CLI checks these members of the request before it sends it. */
function checkPage(pageSize: number | undefined, { marker }: PageStart): void {
  const problem =
    pageSize !== undefined && pageSize < 1
      ? `Invalid value for parameter Limit, value: ${pageSize}, valid min value: 1`
      : marker === ""
        ? "Invalid length for parameter Marker, value: 0, valid min length: 1"
        : undefined;
  if (problem !== undefined) {
    throw argumentError(`Parameter validation failed:\n${problem}`);
  }
}

function countOf(name: string, text: string): number {
  if (!isInteger(text)) {
    throw argumentError(`argument --${name}: invalid int value: '${text}'`);
  }
  return integerOf(text);
}

/** Fetches pages until the end of the list, or until there are as many items as the user wants. */
export async function fetchPages(
  client: CliClient,
  operation: Operation,
  input: Page,
  { pageSize, maxItems = Infinity, start }: PageOptions,
): Promise<PagedResult> {
  const list = listMember(operation);
  const pages: Page[] = [];
  const parts: Page[] = [];
  let position: PageStart | undefined = start;
  let count = 0;
  // As in the AWS CLI, even no items take a request.
  while (position !== undefined && (count < maxItems || pages.length === 0)) {
    const here: PageStart = position;
    const { marker, skip } = here;
    const { $metadata: _, ...page } = await client.send(operation, {
      ...input,
      ...(pageSize !== undefined && { Limit: pageSize }),
      ...(marker !== undefined && { Marker: marker }),
    });
    const items = itemsOf(page[list]);
    const end: number = skip + maxItems - count;
    const taken = items.slice(skip, end);
    count += taken.length;
    pages.push({ ...page, [list]: taken });
    parts.push({ [list]: taken });
    position = end < items.length ? { marker, skip: end, isCut: true } : nextPosition(page);
  }
  const nextToken = position && writeToken(position);
  const all = parts.flatMap((part) => itemsOf(part[list]));
  return { pages, parts, whole: { [list]: all, ...(nextToken && { NextToken: nextToken }) }, nextToken };
}

const nextPosition = ({ NextMarker }: Page): PageStart | undefined =>
  isString(NextMarker) && NextMarker !== "" ? { marker: NextMarker, skip: 0 } : undefined;

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The member of the output that lists the results. */
const listMember = ({ output }: Operation): string =>
  output.entries.find(([, { type }]) => type === "list")?.[0] ?? "";

/** The token of the AWS CLI, byte for byte, so that each program continues where the other one stopped. */
const writeToken = ({ marker, skip, isCut }: PageStart): string => {
  const members = [
    `"Marker": ${JSON.stringify(marker ?? null)}`,
    ...(isCut ? [`"boto_truncate_amount": ${skip}`] : []),
  ];
  return Buffer.from(`{${members.join(", ")}}`).toString("base64");
};

/** Reads a token. The AWS CLI takes a marker of KMS, too, such as the `NextMarker` of a single page. */
function readToken(token: string): PageStart {
  const parsed = parseToken(token);
  if (parsed === undefined) {
    return { marker: token, skip: 0 };
  }
  if (isObject(parsed) && (parsed.Marker === null || isString(parsed.Marker))) {
    const skip = Number(parsed.boto_truncate_amount ?? 0);
    return { marker: parsed.Marker ?? undefined, skip: Number.isSafeInteger(skip) ? skip : 0 };
  }
  throw generalError("Bad starting token: use the NextToken of the last response.");
}

function parseToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, "base64").toString());
  } catch {
    return undefined;
  }
}

/** An S3 over HTTP with what the examples use: listing in pages, reading metadata, and conditional copies. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** An object with its headers, whose names are in lower case. */
export interface StoredS3Object {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A running server with one bucket, `bucket`. */
export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly objects: Map<string, StoredS3Object>;
  /** The requests, such as `PUT a/b.txt`. */
  readonly requests: string[];
  /** Answers a request with an error of this code, as long as it returns one. */
  refuse: (request: string) => string | undefined;
}

const STATUS: Readonly<Record<string, number>> = {
  PreconditionFailed: 412,
  NoSuchKey: 404,
  AccessDenied: 403,
  InvalidObjectState: 403,
};

/** The headers that a copy replaces together with the metadata. */
const REPLACED =
  /^(?:x-amz-meta-.*|cache-control|content-(?:disposition|encoding|language|type)|expires|x-amz-(?:storage-class|website-redirect-location|server-side-encryption.*))$/;

const etagOf = ({ content }: StoredS3Object): string =>
  `"${createHash("md5").update(content).digest("hex")}"`;

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Starts a server whose pages have two objects. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, StoredS3Object>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    // `new URL` would take `..` in a key for a step up.
    const [path = "", query] = (request.url ?? "").split("?");
    const key = decodeURIComponent(path.replace(/^\/bucket\/?/, ""));
    const name = `${request.method} ${key}`;
    requests.push(name);
    const code = started.refuse(name) ?? respond(request, response, objects, key, new URLSearchParams(query));
    if (code) {
      const body =
        request.method === "HEAD" ? "" : `<Error><Code>${code}</Code><Message>No</Message></Error>`;
      response.writeHead(STATUS[code] ?? 400, { "content-type": "application/xml" }).end(body);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const started: S3Server = {
    endpoint: `http://127.0.0.1:${Object(server.address()).port}`,
    objects,
    requests,
    refuse: () => undefined,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
}

/** Answers a request, or returns the code of an error. */
function respond(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, StoredS3Object>,
  key: string,
  query: URLSearchParams,
): string | undefined {
  if (request.method === "PUT") return copy(request, response, objects, key);
  if (request.method === "GET" && key === "") {
    response.end(listing(objects, query));
    return undefined;
  }
  const object = objects.get(key);
  if (request.method !== "HEAD" || !object) return "NoSuchKey";
  // The headers of the object may pretend to another length.
  const { content, headers } = object;
  response.writeHead(200, { "content-length": content.length, etag: etagOf(object), ...headers }).end();
  return undefined;
}

function listing(objects: ReadonlyMap<string, StoredS3Object>, query: URLSearchParams): string {
  const after = query.get("continuation-token") ?? "";
  const keys = [...objects.keys()].filter((key) => key > after && key.startsWith(query.get("prefix") ?? ""));
  const page = keys.sort().slice(0, 2);
  const next = keys.length > page.length ? escapeXml(page.at(-1) ?? "") : undefined;
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${
    next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`
  }${page.map((key) => `<Contents><Key>${escapeXml(key)}</Key></Contents>`).join("")}</ListBucketResult>`;
}

function copy(
  { headers }: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, StoredS3Object>,
  key: string,
): string | undefined {
  const source = decodeURIComponent(String(headers["x-amz-copy-source"])).replace(/^\/?bucket\//, "");
  const object = objects.get(source);
  const target = objects.get(key);
  if (!object || !target) return "NoSuchKey";
  // A live bucket needs both: one is compared before the source is read, the other before the target is written.
  const conditions = [
    [headers["x-amz-copy-source-if-match"], object],
    [headers["if-match"], target],
  ] as const;
  for (const [etag, of] of conditions) {
    if (etag !== etagOf(of)) return "PreconditionFailed";
  }
  if (headers["x-amz-metadata-directive"] !== "REPLACE") return "InvalidRequest";
  const replaced = Object.entries(headers).filter(([name]) => REPLACED.test(name));
  objects.set(key, {
    ...object,
    headers: Object.fromEntries(replaced.map(([name, value]) => [name, String(value)])),
  });
  response.end(`<CopyObjectResult><ETag>${etagOf(object)}</ETag></CopyObjectResult>`);
  return undefined;
}

import { beforeAll, expect, test } from "vitest";
import { node } from "../package/tools.js";

/** A span as consumer/instrumented.cjs prints it. */
interface PrintedSpan {
  readonly name: string;
  readonly kind: number;
  readonly status: { readonly code: number };
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
}

type SpansOfCalls = readonly [succeeded: PrintedSpan, failed: PrintedSpan];

let spans: { readonly sdk: SpansOfCalls; readonly untraced: readonly []; readonly traced: SpansOfCalls };

beforeAll(async () => {
  const { code, output } = await node(["consumer/instrumented.cjs"], import.meta.dirname);
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^\{.*\}\n$/) });
  spans = JSON.parse(output);
}, 120_000);

/** A span without its attributes and without messages, which the clients word differently. */
const comparable = ({ name, kind, status, events }: PrintedSpan) => ({
  name,
  kind,
  status: status.code,
  events: events.map((event) => ({
    name: event.name,
    type: event.attributes["exception.type"],
    attributes: Object.keys(event.attributes),
  })),
});

const addedTo = (sdk: PrintedSpan, traced: PrintedSpan): string[] =>
  Object.keys(traced.attributes)
    .filter((name) => !(name in sdk.attributes))
    .sort();

test("the instrumentation for the AWS SDK makes no spans for this package; traceKMSClient does", () => {
  expect(spans.sdk.map(({ name }) => name)).toEqual(["KMS.ReEncrypt", "KMS.ReEncrypt"]);
  expect(spans.untraced).toEqual([]);
  expect(spans.traced).toHaveLength(2);
});

test("a span has the name, kind, status and attributes that the instrumentation gives to the same call of the AWS SDK", () => {
  const [sdk, traced] = [spans.sdk[0], spans.traced[0]];
  expect(comparable(traced)).toEqual(comparable(sdk));
  // No two calls have the same request ID.
  expect(traced.attributes).toMatchObject({ ...sdk.attributes, "aws.request.id": expect.any(String) });
  expect(addedTo(sdk, traced)).toEqual(["server.address", "server.port"]);
});

test("the span of a failed call has all that the instrumentation records, the error type and the request ID", () => {
  const [sdk, traced] = [spans.sdk[1], spans.traced[1]];
  expect(comparable(traced)).toEqual(comparable(sdk));
  expect(traced.attributes).toMatchObject(sdk.attributes);
  expect(addedTo(sdk, traced)).toEqual(["aws.request.id", "error.type", "server.address", "server.port"]);
});

import { expect, it } from "vitest";
import { contentLengthMiddleware } from "../../../src/client/pipeline/contentLengthMiddleware.js";
import { HttpRequest } from "../../../src/smithy.js";

async function contentLength(body: unknown) {
  const request = new HttpRequest({ body });
  const next = async () => ({ response: undefined, output: { $metadata: {} } });
  await contentLengthMiddleware()(next, {})({ input: {}, request });
  return request.headers["content-length"];
}

it("the content length of a request is the number of its bytes", async () => {
  expect(await contentLength(new Uint8Array(3))).toBe("3");
});

it.each([["text"], [undefined], [new Blob(["text"]).stream()]])(
  "a request with a body of another kind, such as %s, has no content length",
  async (body) => {
    expect(await contentLength(body)).toBeUndefined();
  },
);

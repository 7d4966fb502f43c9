import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readBody } from "../../src/runtime/readBody.js";
import { rejection } from "../support/rejection.js";

const text = async (body: unknown) => new TextDecoder().decode(await readBody(body));

describe("a body is collected from", () => {
  it.each<[string, unknown, string]>([
    ["undefined", undefined, ""],
    ["null", null, ""],
    ["a string", "ä", "ä"],
    ["bytes", new TextEncoder().encode("ä"), "ä"],
    ["bytes of another realm", runInNewContext("new Uint8Array([195, 164])"), "ä"],
    ["a Buffer", Buffer.from("ä"), "ä"],
    ["a Blob", new Blob(["ä"]), "ä"],
    ["a stream of bytes that splits a character", Readable.from([Buffer.of(0xc3), Buffer.of(0xa4)]), "ä"],
    ["a stream of strings", Readable.from(["a", "b"]), "ab"],
    ["an empty stream", Readable.from([]), ""],
    ["a web stream", new Blob(["ä"]).stream(), "ä"],
  ])("%s", async (_, body, expected) => {
    expect(await text(body)).toBe(expected);
  });
});

it("a body that is larger than any response of KMS is rejected, and its stream destroyed", async () => {
  let chunks = 0;
  const endless = Readable.from(
    (function* () {
      for (; ; chunks++) {
        yield Buffer.alloc(1024 * 1024);
      }
    })(),
  );
  expect(await rejection(readBody(endless))).toMatchObject({
    message: "The response is larger than 4194304 bytes",
  });
  expect(endless.destroyed).toBe(true);
  expect(chunks).toBeLessThan(50);
});

it.each([[42], [true], [{}], [[1]]])("the body %j is rejected", async (body) => {
  expect(await rejection(readBody(body))).toMatchObject({
    name: "TypeError",
    message: "The request handler returned a body that cannot be read",
  });
});

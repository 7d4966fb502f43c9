import { describe, expect, it } from "vitest";
import { formatError } from "../../../src/cli/output/formatError.js";

const notFound = {
  code: "NotFoundException",
  message: "Alias arn:aws:kms:us-east-2:111122223333:alias/x is not found.",
  operation: "ReEncrypt",
  members: {
    Message: "Alias arn:aws:kms:us-east-2:111122223333:alias/x is not found.",
    Code: "NotFoundException",
    message: "Alias arn:aws:kms:us-east-2:111122223333:alias/x is not found.",
  },
  hint: "Check the alias.",
} as const;

const wrongArgument = {
  code: "ParamValidation",
  message: "Error parsing parameter '--grant-tokens': Expected: ',', received: 'x' for input:\n x\n ^",
} as const;

describe("an error of KMS", () => {
  it("is a sentence, and what helps", async () => {
    const sentence =
      "\nkms-reencrypt: [ERROR]: An error occurred (NotFoundException) when calling the ReEncrypt operation: " +
      "Alias arn:aws:kms:us-east-2:111122223333:alias/x is not found.\nCheck the alias.\n";
    expect(await formatError(notFound, "enhanced")).toBe(sentence);
    expect(await formatError(notFound, "legacy")).toBe(sentence);
  });

  it("says how often the call was tried", async () => {
    const error = { code: "ThrottlingException", message: "Slow down", operation: "Encrypt", retries: 2 };
    expect(await formatError(error, "enhanced")).toContain(
      "(ThrottlingException) when calling the Encrypt operation (reached max retries: 2): Slow down",
    );
  });

  it("is an object in JSON, in the order of the AWS CLI", async () => {
    const text = await formatError(notFound, "json");
    expect(JSON.parse(text)).toEqual(notFound.members);
    expect(text).toMatch(/^{\n {4}"Message": ".*",\n {4}"Code": ".*",\n {4}"message": ".*"\n}\n$/);
  });

  it("is sorted in YAML", async () => {
    expect(await formatError(notFound, "yaml")).toMatch(
      /^Code: NotFoundException\nMessage: Alias arn.*\nmessage: /,
    );
  });

  it("is one line of text", async () => {
    expect(await formatError(notFound, "text")).toBe(
      `NotFoundException\t${notFound.message}\t${notFound.message}\n`,
    );
  });

  it("is a table", async () => {
    const text = await formatError(notFound, "table");
    expect(text).toContain("|  Code   |  NotFoundException");
    expect(await formatError(notFound, "table", { color: true })).toContain("\x1b[34m");
    expect(text).not.toContain("\x1b");
  });

  it("shows what else KMS said", async () => {
    const members = {
      Message: "m",
      Code: "C",
      Reason: "r",
      List: ["a", 1],
      Map: { a: true },
      Deep: [{ a: 1 }],
    };
    expect(await formatError({ ...notFound, members, hint: "h" }, "enhanced")).toMatch(
      /\n\nAdditional error details:\nReason: r\nList: \[a, 1\]\nMap: {a: True}\nDeep: <complex value>\nUse "--cli-error-format json" .*\nh\n$/,
    );
  });
});

describe("a mistake in the command line", () => {
  it("names its kind", async () => {
    expect(await formatError(wrongArgument, "enhanced")).toBe(
      `\nkms-reencrypt: [ERROR]: An error occurred (ParamValidation): ${wrongArgument.message}\n`,
    );
    expect(await formatError(wrongArgument, "legacy")).toBe(
      `\nkms-reencrypt: [ERROR]: ${wrongArgument.message}\n`,
    );
  });

  it("has code and message in the structured formats", async () => {
    expect(await formatError(wrongArgument, "json")).toBe(
      `{\n    "Code": "ParamValidation",\n    "Message": ${JSON.stringify(wrongArgument.message)}\n}\n`,
    );
  });
});

it.each(["json", "yaml", "text", "table", "legacy", "enhanced"] as const)(
  "a failure without a code is the message alone in the format %s",
  async (format) => {
    expect(await formatError({ message: "The disk is full\n" }, format)).toBe(
      "\nkms-reencrypt: [ERROR]: The disk is full\n",
    );
  },
);

describe("a hostile message", () => {
  const message = "\x1b]0;owned\x07\x1b[2J\rok \x9b31m \u202e";
  const error = { code: "Bad\x1b[1mException", message, operation: "Encrypt", hint: "\x1b[5m" };

  it.each(["json", "yaml", "text", "table", "legacy", "enhanced"] as const)(
    "does not reach the terminal in the format %s",
    async (format) => {
      const text = await formatError(error, format);
      expect(text).toContain("owned");
      expect([...text].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character)).join("")).toMatch(
        /^[\n\t]*$/,
      );
    },
  );

  it("stays the same in JSON", async () => {
    expect(JSON.parse(await formatError(error, "json"))).toEqual({ Code: error.code, Message: message });
  });

  it("cannot print a line that looks like another error of the program", async () => {
    const text = await formatError({ ...error, message: "a\nkms-reencrypt: [ERROR]: b" }, "enhanced");
    expect(
      text
        .trim()
        .split("\n")
        .filter((line) => line.startsWith("kms-reencrypt: [ERROR]:")),
    ).toHaveLength(1);
  });
});

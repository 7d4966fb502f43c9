import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pathOf, readParameter } from "../../../src/cli/arguments/readParameter.js";
import { cliIo } from "../../support/cli-io.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-cli-"));
  await writeFile(join(folder, "bytes"), Uint8Array.of(0, 255, 10));
  await writeFile(join(folder, "text"), "größe\r\n");
});
afterAll(() => rm(folder, { recursive: true }));

const io = cliIo({
  stdin: { read: async () => Buffer.from("piped"), async *lines() {}, async *chunks() {} },
});
const read = (value: string) => readParameter(value, "--blob", io);

describe("readParameter", () => {
  it("reads bytes and text, as they are", async () => {
    expect(await read(`fileb://${folder}/bytes`)).toEqual(Buffer.of(0, 255, 10));
    expect(await read(`file://${folder}/text`)).toBe("größe\r\n");
  });

  it.each(["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])("reads standard input for %s", async (path) => {
    expect(await read(`fileb://${path}`)).toEqual(Buffer.from("piped"));
    expect(await read(`file://${path}`)).toBe("piped");
  });

  it.each(["text", "alias/x", "http://localhost/file://x", "File://x"])("leaves %j alone", async (value) => {
    expect(await read(value)).toBe(value);
  });

  it("names the option, the file and what to use for bytes", async () => {
    await expect(read(`file://${folder}/bytes`)).rejects.toThrow(/'--blob'.*use the fileb:\/\/ prefix/);
    await expect(read(`fileb://${folder}/none`)).rejects.toThrow(/No such file or directory: '.*none'/);
    await expect(read(`fileb://${folder}`)).rejects.toThrow(/Is a directory/);
  });
});

describe("pathOf", () => {
  const unix = { HOME: "/home/me", DIR: "/data" };
  const windows = { USERPROFILE: "C:\\Users\\me", DIR: "D:\\data" };

  it.each([
    ["ct.bin", "ct.bin"],
    ["~/ct.bin", "/home/me/ct.bin"],
    ["~other/ct.bin", "~other/ct.bin"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the form of a shell variable
    ["$DIR/${DIR}/x", "/data//data/x"],
    ["$NOPE/x", "$NOPE/x"],
    ["%DIR%/x", "%DIR%/x"],
    ["/C:/x", "/C:/x"],
  ])("%s is %s on Unix", (given, path) => {
    expect(pathOf(given, "linux", unix)).toBe(path);
  });

  it.each([
    ["C:\\keys\\ct.bin", "C:\\keys\\ct.bin"],
    ["/C:/keys/ct.bin", "C:/keys/ct.bin"],
    ["~\\ct.bin", "C:\\Users\\me\\ct.bin"],
    ["%DIR%\\x", "D:\\data\\x"],
    ["\\\\server\\share\\x", "\\\\server\\share\\x"],
  ])("%s is %s on Windows", (given, path) => {
    expect(pathOf(given, "win32", windows)).toBe(path);
  });
});

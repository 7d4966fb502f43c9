import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { peer } from "./tools.js";

/** What an editor shows at places of one file. */
export interface Editor {
  /** The text of a hover. */
  hover(offset: number): Promise<string>;
  /** The labels of the signatures, in their order. */
  signatures(offset: number): Promise<string[]>;
  /** Ends the editor. */
  close(): void;
}

const require = createRequire(import.meta.url);

/** The language service of TypeScript 5. */
export function serviceOf(typescript: string, file: string): Editor {
  const ts = require(peer(typescript));
  const options = { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] };
  const read = (path: string) => ts.ScriptSnapshot.fromString(readFileSync(path, "utf8"));
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path: string) => (existsSync(path) ? read(path) : undefined),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  const text = ts.displayPartsToString;
  return {
    hover: async (offset) => text(service.getQuickInfoAtPosition(file, offset)?.documentation),
    signatures: async (offset) =>
      service
        .getSignatureHelpItems(file, offset, {})
        .items.map((item: { suffixDisplayParts: object[] }) => text(item.suffixDisplayParts)),
    close: () => service.dispose(),
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
}

/** The language server of TypeScript 7, which speaks LSP only. */
export async function serverOf(typescript: string, file: string): Promise<Editor> {
  const server = spawn(process.execPath, [peer(`${typescript}/bin/tsc`), "--lsp", "--stdio"]);
  const waiting = new Map<number, (result: unknown) => void>();
  const write = (message: object) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let last = 0;
  const request = (method: string, params: object) =>
    new Promise<unknown>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      write({ id: last, method, params });
    });
  readMessages(server.stdout, ({ id, method, params, result }) => {
    if (method === undefined) {
      waiting.get(Number(id))?.(result);
    } else if (id !== undefined) {
      // The server asks for its configuration: it has none.
      write({ id, result: params?.items?.map(() => null) ?? null });
    }
  });
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, "utf8");
  await request("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  write({ method: "initialized", params: {} });
  write({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "typescript", version: 1, text } },
  });
  const at = (offset: number) => {
    const lines = text.slice(0, offset).split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return { textDocument: { uri }, position };
  };
  return {
    hover: async (offset) => {
      const shown = JSON.stringify(await request("textDocument/hover", at(offset)));
      const { contents } = JSON.parse(shown) ?? {};
      const markdown: string = contents?.value ?? contents ?? "";
      return markdown.replace(/^```.*?^```$/ms, "").trim();
    },
    signatures: async (offset) => {
      const help: unknown = await request("textDocument/signatureHelp", at(offset));
      const { signatures } = Object(help);
      return signatures.map(({ label }: { label: string }) => label);
    },
    close: () => server.kill(),
  };
}

/** Splits what a language server writes into its messages. */
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = buffer.indexOf("\r\n\r\n");
      const start = head + 4;
      const end = start + Number(/Content-Length: (\d+)/i.exec(buffer.toString("utf8", 0, head))?.[1]);
      if (head === -1 || buffer.length < end) {
        return;
      }
      receive(JSON.parse(buffer.toString("utf8", start, end)));
      buffer = buffer.subarray(end);
    }
  });
}

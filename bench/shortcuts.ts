/** This client with and without each of its shortcuts: what the table of shortcuts compares. */
import type { MetadataBearer } from "@smithy/types";
import { KMSClient } from "../src/client/KMSClient.js";
import { resolveHandler } from "../src/client/pipeline/resolveHandler.js";
import { SignatureV4, type SignatureV4Options } from "../src/client/pipeline/signing/SignatureV4.js";
import { KMSCommand } from "../src/kms/KMSCommand.js";
import { NodeSha256 } from "../src/runtime/node/NodeSha256.js";
import type { OperationDeclaration } from "../src/shapes/Operation.js";
import { HttpRequest } from "../src/smithy.js";
import { ANSWER, type Connect, KEYS, REGION } from "./contenders/Contender.js";
import type { ShortcutName } from "./rows.js";

const host = `kms.${REGION}.amazonaws.com`;
const request = new HttpRequest({
  method: "POST",
  hostname: host,
  headers: {
    host,
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "TrentService.ReEncrypt",
    "amz-sdk-invocation-id": "11111111-2222-3333-4444-555555555555",
    "amz-sdk-request": "attempt=1; max=3",
  },
  body: ANSWER,
});

/** A signer signs the same request again and again. */
function signs(options: Partial<SignatureV4Options>): () => unknown {
  const defaults = { region: async () => REGION, credentials: async () => KEYS, sha256: NodeSha256 };
  const signer = new SignatureV4({ ...defaults, ...options });
  return () => signer.sign(request);
}

class AnyCommand extends KMSCommand<object, MetadataBearer> {
  declaration(): OperationDeclaration<object, MetadataBearer> {
    return { name: "Any", input: {}, output: {} };
  }
}

/** A client resolves the handler of a new command again and again. */
function resolves(resolve: (client: KMSClient, command: AnyCommand) => unknown): () => unknown {
  const client = new KMSClient({ region: REGION, credentials: KEYS });
  return () => resolve(client, new AnyCommand());
}

/** A bound class is the same class without its static methods. */
const withoutHexDigest: SignatureV4Options["sha256"] = NodeSha256.bind(undefined);

const VARIANTS: Readonly<Record<`${ShortcutName} ${"with" | "without"}`, () => unknown>> = {
  "order cache with": resolves(({ middlewareStack, config }, command) =>
    resolveHandler(middlewareStack, command, config),
  ),
  "order cache without": resolves(({ middlewareStack, config }, command) =>
    command.resolveMiddleware(middlewareStack, config),
  ),
  "signing-key cache with": signs({}),
  "signing-key cache without": signs({ credentials: async () => ({ ...KEYS }) }),
  "hexDigest with": signs({}),
  "hexDigest without": signs({ sha256: withoutHexDigest }),
};

/** Makes one variant; the argument is the name of a shortcut and "with" or "without". */
export const connect: Connect = (variant) => {
  const { [variant ?? ""]: call }: Partial<Record<string, () => unknown>> = VARIANTS;
  if (call === undefined) {
    throw new Error(`There is no variant "${variant}".`);
  }
  return { call: async () => call(), close: () => {} };
};

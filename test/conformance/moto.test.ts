/** moto_server as the service, where it is installed. It leaves out members that KMS always sends. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import {
  checkReEncrypt,
  KMS,
  type KMSClientConfig,
  KMSServiceException,
  paginateListAliases,
  paginateListGrants,
  paginateListKeyPolicies,
  paginateListKeyRotations,
  paginateListKeys,
  paginateListResourceTags,
  paginateListRetirableGrants,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rejection } from "../support/rejection.js";
import {
  context,
  createKeys,
  ENCRYPTION,
  encrypted,
  MANAGEMENT,
  missing,
  role,
  SIGNATURES,
  WITH_KEY,
  type World,
} from "./motoCalls.js";

const text = expect.any(String);

function isInstalled(): boolean {
  try {
    execFileSync("moto_server", ["--help"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const installed = isInstalled();

let server: ChildProcess | undefined;
let config: KMSClientConfig;
let kms: KMS;
let keys: World["keys"];

async function startMoto(): Promise<string> {
  server = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  if (server.stderr === null) {
    throw new Error("moto_server has no stderr");
  }
  const lines = createInterface(server.stderr);
  for await (const line of lines) {
    const [, endpoint] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line) ?? [];
    if (endpoint !== undefined) {
      // The log of its requests would fill the pipe.
      server.stderr.resume();
      return endpoint;
    }
  }
  throw new Error("moto_server ended before it listened");
}

const skipped = installed ? "" : " (skipped: moto_server is not installed)";
describe.skipIf(!installed)(`with moto_server${skipped}`, { timeout: 60_000 }, () => {
  beforeAll(async () => {
    config = {
      endpoint: await startMoto(),
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    };
    kms = new KMS(config);
    keys = await createKeys(kms);
  }, 60_000);
  afterAll(async () => {
    kms?.destroy();
    if (server !== undefined) {
      const exited = once(server, "exit");
      server.kill();
      await exited;
    }
  });

  it.each([...MANAGEMENT, ...ENCRYPTION, ...SIGNATURES])("%s succeeds", async (_, call, output) => {
    expect(await call({ kms, keys })).toMatchObject({
      ...output,
      $metadata: { httpStatusCode: 200, requestId: text },
    });
  });

  it.each(WITH_KEY)("%s fails as with KMS when there is no such key", async (_, call) => {
    const error = await rejection(call({ kms, keys }, missing));
    expect(error).toBeInstanceOf(KMSServiceException);
    expect(error).not.toBeInstanceOf(UnexpectedResponseException);
    expect(error).toMatchObject({ name: "NotFoundException", serviceMessage: text });
    expect(error).toMatchObject({ $fault: "client", $metadata: { httpStatusCode: 400, requestId: text } });
  });

  it("an error without a message keeps its code, status and request ID", async () => {
    const decrypt = kms.decrypt({ CiphertextBlob: await encrypted(kms, keys.symmetric, context) });
    expect(await rejection(decrypt)).toMatchObject({
      name: "InvalidCiphertextException",
      serviceMessage: undefined,
      $metadata: { httpStatusCode: 400, requestId: text },
    });
  });

  it("checkReEncrypt reports that moto ignores the dry run", async () => {
    const input = { CiphertextBlob: await encrypted(kms, keys.symmetric), DestinationKeyId: keys.symmetric };
    expect(await rejection(checkReEncrypt(kms, input))).toMatchObject({
      name: "UnexpectedResponseException",
      message: expect.stringContaining("performed the ReEncrypt instead of a dry run"),
    });
  });

  it("checkReEncrypt reports what moto refuses", async () => {
    const input = { CiphertextBlob: await encrypted(kms, keys.symmetric), DestinationKeyId: "alias/missing" };
    expect(await checkReEncrypt(kms, input)).toMatchObject({
      allowed: false,
      error: { name: "NotFoundException" },
    });
  });

  it.each([
    ["ListKeys", () => paginateListKeys({ client: kms }, {})],
    ["ListAliases", () => paginateListAliases({ client: kms }, {})],
    ["ListGrants", () => paginateListGrants({ client: kms }, { KeyId: keys.symmetric })],
    ["ListKeyPolicies", () => paginateListKeyPolicies({ client: kms }, { KeyId: keys.symmetric })],
    ["ListKeyRotations", () => paginateListKeyRotations({ client: kms }, { KeyId: keys.symmetric })],
    ["ListResourceTags", () => paginateListResourceTags({ client: kms }, { KeyId: keys.symmetric })],
    ["ListRetirableGrants", () => paginateListRetirableGrants({ client: kms }, { RetiringPrincipal: role })],
  ])("the pages of %s end", async (_, paginate) => {
    const pages: object[] = [];
    for await (const page of paginate()) {
      pages.push(page);
    }
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ Truncated: false });
  });

  it("an operation that moto does not perform is an error with the status", async () => {
    expect(
      await rejection(kms.generateDataKeyPair({ KeyId: keys.symmetric, KeyPairSpec: "RSA_2048" })),
    ).toMatchObject({ $fault: "server", $metadata: { httpStatusCode: 500 } });
  });
});

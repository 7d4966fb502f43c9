/*
 * What has to work on every runtime. It uses only the package and the globals that all runtimes have. workerd calls
 * `test` of the default export; everywhere else run.mjs does.
 */
import {
  AbortError,
  DecryptCommand,
  DryRunOperationException,
  EncryptCommand,
  IncorrectKeyException,
  InputValidationError,
  InvalidCiphertextException,
  InvalidSignatureException,
  KMSClient,
  KMSServiceException,
  NotFoundException,
  ReEncryptCommand,
  ThrottlingException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { faulty, kms } from "./servers.mjs";

const { source, destination, credentials, ...local } = kms;
const client = new KMSClient({ ...local, credentials });

/** A client of the faulty server. The first segment of its path names the fault; the rest makes the path unique. */
const faultyClient = (fault, options = {}) =>
  new KMSClient({ ...local, credentials, endpoint: `${faulty}/${fault}/${crypto.randomUUID()}`, ...options });
const command = new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: destination });

function equal(actual, expected, what = "value") {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value) ?? String(value));
  if (left !== right) {
    throw new Error(`The ${what} is ${left}, not ${right}`);
  }
}

function matches(text, pattern) {
  if (!pattern.test(text)) {
    throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
  }
}

async function rejects(promise, expected) {
  const outcome = await promise.then(
    (value) => new Error(`It succeeded: ${JSON.stringify(value)}`),
    (error) => error,
  );
  if (!(outcome instanceof expected)) {
    throw new Error(`Expected ${expected.name}`, { cause: outcome });
  }
  return outcome;
}

const encrypt = async (options = {}) => {
  const Plaintext = new TextEncoder().encode("Grüße, 世界 🔑");
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: source, Plaintext, ...options }));
  return { CiphertextBlob, Plaintext };
};

const tests = {
  async "re-encrypts a ciphertext under another key and encryption context"() {
    const [before, after] = [{ purpose: "Vorgänge" }, { purpose: "tests", "world 🌍": "" }];
    const { CiphertextBlob, Plaintext } = await encrypt({ EncryptionContext: before });
    const moved = await client.send(
      new ReEncryptCommand({
        CiphertextBlob,
        SourceEncryptionContext: before,
        DestinationKeyId: destination,
        DestinationEncryptionContext: after,
      }),
    );
    equal(moved.SourceKeyId, source, "source key");
    equal(moved.KeyId, destination, "destination key");
    equal(moved.CiphertextBlob instanceof Uint8Array, true);
    equal(moved.$metadata.httpStatusCode, 200, "status");
    matches(moved.$metadata.requestId, /^[0-9a-f-]{36}$/);
    const decrypted = await client.send(
      new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob, EncryptionContext: after }),
    );
    equal([...decrypted.Plaintext], [...Plaintext], "plaintext");
  },

  async "encrypts every byte value and the longest plaintext"() {
    const Plaintext = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);
    const { CiphertextBlob } = await encrypt({ Plaintext });
    const decrypted = await client.send(new DecryptCommand({ CiphertextBlob }));
    equal([...decrypted.Plaintext], [...Plaintext], "plaintext");
  },

  async "makes concurrent calls"() {
    const moved = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { CiphertextBlob } = await encrypt();
        return client.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: destination }));
      }),
    );
    equal(new Set(moved.map(({ $metadata }) => $metadata.requestId)).size, 8, "number of request IDs");
  },

  async "signs with the session token"() {
    const sessionToken = "not-a-token-of-this-server";
    const other = new KMSClient({ ...local, credentials: { ...credentials, sessionToken } });
    const error = await rejects(other.send(command), KMSServiceException);
    matches(error.name, /^(UnrecognizedClient|InvalidClientTokenId|ExpiredToken)/);
  },

  async "rejects without a retry when the secret access key is wrong"() {
    const secretAccessKey = "wrong";
    const other = new KMSClient({ ...local, credentials: { ...credentials, secretAccessKey } });
    const { $metadata } = await rejects(other.send(command), InvalidSignatureException);
    equal($metadata.attempts, 1, "number of attempts");
  },

  async "throws the documented exceptions"() {
    const { CiphertextBlob } = await encrypt();
    const send = (input) =>
      client.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: destination, ...input }));
    const error = await rejects(send({ SourceKeyId: destination }), IncorrectKeyException);
    equal(error instanceof KMSServiceException && error instanceof Error, true);
    equal([error.name, error.$fault], ["IncorrectKeyException", "client"]);
    equal(error.$metadata.httpStatusCode, 400, "status");
    await rejects(send({ SourceEncryptionContext: { a: "b" } }), InvalidCiphertextException);
    await rejects(send({ DestinationKeyId: "alias/none" }), NotFoundException);
    await rejects(send({ DryRun: true }), DryRunOperationException);
  },

  async "sends nothing when the input is wrong"() {
    const wrong = new ReEncryptCommand({ CiphertextBlob: "AQID" });
    const { problems } = await rejects(faultyClient("destroyed").send(wrong), InputValidationError);
    equal(
      problems.map(({ path }) => path),
      ["CiphertextBlob", "DestinationKeyId"],
      "problems",
    );
  },

  async "reports a response that is not from KMS"() {
    const { excerpt, $metadata } = await rejects(
      faultyClient("html").send(command),
      UnexpectedResponseException,
    );
    equal([excerpt, $metadata.httpStatusCode], ["<html>Welcome to the hotel!</html>", 200]);
    await rejects(faultyClient("empty").send(command), UnexpectedResponseException);
  },

  async "rejects malformed base64"() {
    for (const fault of ["padded-base64", "cut-base64", "foreign-base64"]) {
      const { message } = await rejects(faultyClient(fault).send(command), UnexpectedResponseException);
      matches(message, /CiphertextBlob is not base64 text/);
    }
  },

  async "does not follow redirects"() {
    const { $metadata } = await rejects(faultyClient("redirect").send(command), UnexpectedResponseException);
    matches(String($metadata.httpStatusCode), /^(0|307)$/);
  },

  async "retries a throttled call"() {
    const { KeyId, $metadata } = await faultyClient("throttled-once").send(command);
    equal([KeyId, $metadata.attempts], ["attempt=2; max=3", 2], "attempts");
  },

  // Cut short within the body: some runtimes themselves retry requests whose connection is lost earlier.
  async "retries a call whose response is cut short"() {
    const { KeyId, $metadata } = await faultyClient("cut-once").send(command);
    equal([KeyId, $metadata.attempts], ["attempt=2; max=3", 2], "attempts");
  },

  async "rejects after the last attempt"() {
    const sent = faultyClient("throttled", { maxAttempts: 2 }).send(command);
    equal((await rejects(sent, ThrottlingException)).$metadata.attempts, 2, "number of attempts");
  },

  async "rejects when no complete response arrives within the timeout"() {
    for (const fault of ["silent", "half"]) {
      const options = { maxAttempts: 1, requestHandler: { requestTimeout: 100 } };
      const { message } = await rejects(faultyClient(fault, options).send(command), TimeoutError);
      matches(message, /no complete response within 100 ms \(requestTimeout\)/);
    }
  },

  async "rejects a call whose signal is already aborted"() {
    const reason = new Error("not needed anymore");
    const sent = faultyClient("destroyed").send(command, { abortSignal: AbortSignal.abort(reason) });
    equal((await rejects(sent, AbortError)).cause === reason, true);
  },

  async "rejects a call that is aborted while it waits for the response"() {
    for (const fault of ["silent", "half"]) {
      const reason = new Error("not needed anymore");
      const controller = new AbortController();
      const sent = faultyClient(fault).send(command, { abortSignal: controller.signal });
      setTimeout(() => controller.abort(reason), 100);
      equal((await rejects(sent, AbortError)).cause === reason, true);
    }
  },
};

const report = (error) =>
  `${error?.stack ?? error}${error?.cause === undefined ? "" : `\ncaused by ${report(error.cause)}`}`;

export default {
  async test() {
    const failed = [];
    for (const [name, run] of Object.entries(tests)) {
      try {
        await run();
        console.log(`ok: it ${name}`);
      } catch (error) {
        failed.push(name);
        console.log(`not ok: it ${name}\n${report(error)}`);
      }
    }
    client.destroy();
    console.log(`${client.config.runtime}: ${Object.keys(tests).length - failed.length} passed`);
    if (failed.length > 0) {
      throw new Error(`Failed on ${client.config.runtime}: ${failed.join(", ")}`);
    }
  },
};

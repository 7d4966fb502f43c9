/** Makes many calls at once over faulty connections, and compares what the callers were told with the ledger of the server. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { UndiciHttpHandler } from "kms-reencrypt/undici";
import { startFaultyKms } from "./faultyKms.js";

/** What happened in a run. */
export interface Figures {
  /** Calls that are idempotent: Encrypt. */
  readonly idempotent: number;
  /** Those that were not answered. */
  readonly lost: number;
  /** Calls that got the response to another call. */
  readonly mixedUp: number;
  /** Calls that are not idempotent: CreateAlias. */
  readonly others: number;
  /** Those that were carried out more than once. */
  readonly doubled: number;
  /** Those whose caller was told of a success that never happened. */
  readonly invented: number;
  /** How much the heap grew from the first tenth of the run to its end, in MB. */
  readonly heapGrowth: number;
  /** How long the run took, in seconds. */
  readonly seconds: number;
}

const TIMEOUT = { requestTimeout: 2_000 };
const MAXIMUM_SOCKETS = { maxSockets: 32 };
const byDefault = () => ({ ...TIMEOUT, throwOnRequestTimeout: true, httpAgent: MAXIMUM_SOCKETS });

const clients = {
  "kms-reencrypt": [ours, byDefault],
  "kms-reencrypt/undici": [ours, () => new UndiciHttpHandler({ ...TIMEOUT, ...MAXIMUM_SOCKETS })],
  "client-kms": [sdk, byDefault],
} as const;

/** The clients that can run. */
type ClientName = keyof typeof clients;

/** Those whose figures are recorded. */
export type PackageName = Exclude<ClientName, "kms-reencrypt/undici">;

const AT_ONCE = 64;
const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
/** Every fifth call is not idempotent. */
const isIdempotent = (number: number) => number % 5 !== 0;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Makes so many calls, 64 at once. */
export async function soak(name: ClientName, calls: number, seed: number): Promise<Figures> {
  await using server = await startFaultyKms(calls, seed);
  const call = callerOf(name, server.endpoint);
  const outcomes = new Uint8Array(calls);
  const started = performance.now();
  let next = 0;
  let heapBefore = 0;
  const caller = async () => {
    while (next < calls) {
      const number = next++;
      if (number === Math.floor(calls / 10)) {
        heapBefore = heapUsed();
      }
      outcomes[number] = await outcomeOf(call.send(number), number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  const heapGrowth = heapUsed() - heapBefore;
  call.destroy();
  const seconds = (performance.now() - started) / 1000;
  return { ...compare(outcomes, server.carriedOut), heapGrowth, seconds };
}

const FAILED = 1;
const ANSWERED = 2;
const MIXED_UP = 3;

async function outcomeOf(
  sent: Promise<{ readonly CiphertextBlob?: Uint8Array | undefined }>,
  number: number,
) {
  try {
    const { CiphertextBlob } = await sent;
    const expected = isIdempotent(number) ? `call ${number}` : undefined;
    return (CiphertextBlob && Buffer.from(CiphertextBlob).toString()) === expected ? ANSWERED : MIXED_UP;
  } catch (error) {
    if (isIdempotent(number)) {
      console.log(`call ${number}:`, String(error));
    }
    return FAILED;
  }
}

function compare(outcomes: Uint8Array, carriedOut: Uint8Array): Omit<Figures, "heapGrowth" | "seconds"> {
  const figures = { idempotent: 0, lost: 0, mixedUp: 0, others: 0, doubled: 0, invented: 0 };
  for (const [number, outcome] of outcomes.entries()) {
    const times = carriedOut[number] ?? 0;
    figures.mixedUp += outcome === MIXED_UP ? 1 : 0;
    if (isIdempotent(number)) {
      figures.idempotent += 1;
      figures.lost += outcome === FAILED ? 1 : 0;
    } else {
      figures.others += 1;
      figures.doubled += times > 1 ? 1 : 0;
      figures.invented += outcome !== FAILED && times === 0 ? 1 : 0;
    }
  }
  return figures;
}

/** A client with enough attempts for the faults, and a timeout for responses that never end. */
function callerOf(name: ClientName, endpoint: string) {
  const [{ KMSClient, EncryptCommand, CreateAliasCommand }, requestHandler] = clients[name];
  const client: Pick<sdk.KMSClient, "destroy"> & { send(command: object): Promise<object> } = new KMSClient({
    endpoint,
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 12,
    requestHandler: requestHandler(),
  });
  return {
    send: (number: number): Promise<{ readonly CiphertextBlob?: Uint8Array | undefined }> =>
      client.send(
        isIdempotent(number)
          ? new EncryptCommand({ KeyId: KEY, Plaintext: Buffer.from(`call ${number}`) })
          : new CreateAliasCommand({ AliasName: `alias/${number}`, TargetKeyId: KEY }),
      ),
    destroy: () => client.destroy(),
  };
}

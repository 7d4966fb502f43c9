import {
  type KMSClient,
  type ReEncryptAllOptions,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type ReEncryptItem,
  type ReEncryptResult,
  type ReEncryptResults,
} from "kms-reencrypt";
import { Job } from "../../src/bulk/Job.js";
import { resultsOf } from "../../src/bulk/reEncryptAll.js";
import { resolveOptions } from "../../src/bulk/resolveOptions.js";
import type { SimulatedTime } from "./SimulatedTime.js";

export const OLD = "arn:aws:kms:us-east-2:111122223333:key/old";
export const NEW = "arn:aws:kms:us-east-2:111122223333:key/new";

/** What KMS returns for an input. The new ciphertext is the old one with a zero before it. */
export const outputFor = (input: ReEncryptCommandInput): ReEncryptCommandOutput => ({
  CiphertextBlob: Uint8Array.from([0, ...(input.CiphertextBlob ?? [])]),
  SourceKeyId: OLD,
  KeyId: NEW,
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  SourceKeyMaterialId: "a".repeat(64),
  DestinationKeyMaterialId: "b".repeat(64),
  $metadata: {},
});

/** A client that answers each ReEncrypt by a function, and records what it was asked. */
export function fakeClient(
  answer: (
    input: ReEncryptCommandInput,
    call: number,
  ) => ReEncryptCommandOutput | Promise<ReEncryptCommandOutput> = outputFor,
) {
  const inputs: ReEncryptCommandInput[] = [];
  const state = { inputs, inFlight: 0, mostInFlight: 0 };
  const send = async (command: unknown) => {
    if (!(command instanceof ReEncryptCommand)) {
      throw new TypeError("The fake client only re-encrypts");
    }
    inputs.push(command.input);
    state.inFlight++;
    state.mostInFlight = Math.max(state.mostInFlight, state.inFlight);
    try {
      return await answer(command.input, inputs.length);
    } finally {
      state.inFlight--;
    }
  };
  return Object.assign(state, { client: { send } as unknown as Pick<KMSClient, "send"> });
}

/** A job with a simulated clock. Without preflight, unless the options ask for it. */
export const jobOf = <Item extends ReEncryptItem>(
  client: Pick<KMSClient, "send">,
  items: Iterable<Item> | AsyncIterable<Item>,
  time: SimulatedTime,
  options: ReEncryptAllOptions = {},
): ReEncryptResults<Item> => {
  const resolved = resolveOptions({ DestinationKeyId: "alias/new", preflight: false, ...options });
  return resultsOf(new Job<Item>(client, items, resolved, time));
};

/** All results, and the error after them, if there is one. */
export async function collect<Item>(results: AsyncIterator<ReEncryptResult<Item>>) {
  const collected: ReEncryptResult<Item>[] = [];
  try {
    for (let step = await results.next(); !step.done; step = await results.next()) {
      collected.push(step.value);
    }
    return { results: collected, error: undefined };
  } catch (error) {
    return { results: collected, error };
  }
}

/** Different ciphertexts, with their numbers as `id`. */
export function* numbered(count: number): Generator<{ id: number; CiphertextBlob: Uint8Array }> {
  for (let id = 0; id < count; id++) {
    yield { id, CiphertextBlob: new Uint8Array(new Uint32Array([id]).buffer) };
  }
}

import { KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { ANSWER, ANSWER_HEADERS, type Connect, INPUT, KEYS, REGION } from "./Contender.js";

const inMemory = {
  handle: async () => ({
    response: { statusCode: 200, headers: { ...ANSWER_HEADERS }, body: Buffer.from(ANSWER) },
  }),
};

/** This package. */
export const connect: Connect = (endpoint) => {
  const client = new KMSClient({
    region: REGION,
    credentials: KEYS,
    ...(endpoint === undefined ? { requestHandler: inMemory } : { endpoint }),
  });
  return {
    reEncrypt: () => client.send(new ReEncryptCommand(INPUT)),
    close: () => client.destroy(),
  };
};

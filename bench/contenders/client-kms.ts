import { KMSClient, ReEncryptCommand } from "@aws-sdk/client-kms";
import { ANSWER, ANSWER_HEADERS, type Connect, INPUT, KEYS, REGION } from "./Contender.js";

const inMemory = {
  handle: async () => ({
    response: { statusCode: 200, headers: { ...ANSWER_HEADERS }, body: Buffer.from(ANSWER) },
  }),
};

/** The client of the AWS SDK. */
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

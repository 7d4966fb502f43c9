import { KMSClient, ReEncryptCommand } from "@aws-sdk/client-kms";
import { type Connect, INPUT, optionsFor } from "./Contender.js";

/** The client of the AWS SDK. */
export const connect: Connect = (endpoint) => {
  const client = new KMSClient(optionsFor(endpoint));
  return {
    call: () => client.send(new ReEncryptCommand(INPUT)),
    close: () => client.destroy(),
  };
};

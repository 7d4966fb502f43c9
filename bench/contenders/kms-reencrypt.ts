import { KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { type Connect, INPUT, optionsFor } from "./Contender.js";

/** This package. */
export const connect: Connect = (endpoint) => {
  const client = new KMSClient(optionsFor(endpoint));
  return {
    call: () => client.send(new ReEncryptCommand(INPUT)),
    close: () => client.destroy(),
  };
};

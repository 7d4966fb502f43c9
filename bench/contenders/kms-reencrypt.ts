import { KMSClient, type KMSClientConfig, ReEncryptCommand } from "kms-reencrypt";
import { type Connect, type Contender, INPUT, optionsFor } from "./Contender.js";

/** This package with some options. */
export function connectWith(endpoint: string | undefined, options: KMSClientConfig): Contender {
  const client = new KMSClient({ ...options, ...optionsFor(endpoint) });
  return {
    call: () => client.send(new ReEncryptCommand(INPUT)),
    close: () => client.destroy(),
  };
}

/** This package. */
export const connect: Connect = (endpoint) => connectWith(endpoint, {});

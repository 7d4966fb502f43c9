import { UndiciHttpHandler } from "kms-reencrypt/undici";
import type { Connect } from "./Contender.js";
import { connectWith } from "./kms-reencrypt.js";

/** This package, with undici instead of `node:http`. */
export const connect: Connect = (endpoint) =>
  connectWith(endpoint, { requestHandler: new UndiciHttpHandler() });

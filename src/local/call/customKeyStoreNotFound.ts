import { CustomKeyStoreNotFoundException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";

/** The exception for a request that names a custom key store: LocalKms has none. */
export const customKeyStoreNotFound = (id: string) =>
  createException(
    CustomKeyStoreNotFoundException,
    `Custom key store ${id} is not found. LocalKms has no custom key stores; leave out CustomKeyStoreId, or mock this call in your test.`,
  );

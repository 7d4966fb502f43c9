// By the name of the package, so that the types of this entry refer to those of the main one instead of repeating them.
import type { KMSException } from "kms-reencrypt";

/** The code of an exception that has a class, such as `NotFoundException`. */
export type ExceptionName = KMSException["name"];

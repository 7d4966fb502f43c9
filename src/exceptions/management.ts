/**
 * The errors that KMS documents for the operations that make and manage keys, aliases and grants. They belong to the
 * operations that name them, so that a program without these does without the errors too.
 */
import { exception } from "./KMSServiceException.js";

/** There is a resource of this name already (HTTP 400). */
export class AlreadyExistsException extends exception("AlreadyExistsException", "client", {
  meaning: "There is an alias of this name already.",
  advice: "Choose another name, or point the alias to the key with UpdateAlias.",
}) {}

/** The CloudHSM cluster of the custom key store does not meet the requirements (HTTP 400). */
export class CloudHsmClusterInvalidConfigurationException extends exception(
  "CloudHsmClusterInvalidConfigurationException",
  "client",
  {
    meaning: "The CloudHSM cluster of the custom key store does not meet the requirements.",
    advice: "Check its subnets, its security group and the number of its active HSMs.",
  },
) {}

/** The state of the custom key store does not allow the call (HTTP 400). */
export class CustomKeyStoreInvalidStateException extends exception(
  "CustomKeyStoreInvalidStateException",
  "client",
  {
    meaning: "The state of the custom key store does not allow the call.",
    advice: "DescribeCustomKeyStores tells its ConnectionState; it has to be CONNECTED.",
  },
) {}

/** There is no such custom key store in this account and Region (HTTP 400). */
export class CustomKeyStoreNotFoundException extends exception("CustomKeyStoreNotFoundException", "client", {
  meaning: "There is no such custom key store.",
  advice: "Check CustomKeyStoreId, the account and the Region.",
}) {}

/** The name of the alias is not valid (HTTP 400). */
export class InvalidAliasNameException extends exception("InvalidAliasNameException", "client", {
  meaning: "The name of the alias is not valid.",
  advice: "It begins with alias/, not with alias/aws/, and consists of letters, digits, /, _ and -.",
}) {}

/** The marker of a list is not one that the list gave (HTTP 400). */
export class InvalidMarkerException extends exception("InvalidMarkerException", "client", {
  meaning: "The marker is not valid.",
  advice: "Pass the NextMarker of the page before as it is, or begin without a Marker.",
}) {}

/** The key policy is not valid JSON, breaks a rule of policies, or would lock its author out (HTTP 400). */
export class MalformedPolicyDocumentException extends exception(
  "MalformedPolicyDocumentException",
  "client",
  {
    meaning: "The key policy is not valid.",
    advice: "Check its JSON, its Version, that its principals exist, and that it lets you change it later.",
  },
) {}

/** A tag is not valid (HTTP 400). */
export class TagException extends exception("TagException", "client", {
  meaning: "A tag is not valid.",
  advice: "Tag keys are unique, at most 50, and do not begin with aws:.",
}) {}

/** The key of the external key store is already behind another KMS key (HTTP 400). */
export class XksKeyAlreadyInUseException extends exception("XksKeyAlreadyInUseException", "client", {
  meaning: "The external key is already behind another KMS key.",
  advice: "Each KMS key needs an external key of its own: choose another XksKeyId.",
}) {}

/** The key of the external key store does not meet the requirements (HTTP 400). */
export class XksKeyInvalidConfigurationException extends exception(
  "XksKeyInvalidConfigurationException",
  "client",
  {
    meaning: "The external key does not meet the requirements.",
    advice: "It has to be an enabled AES key of 256 bits that encrypts and decrypts.",
  },
) {}

/** The external key store has no such key (HTTP 400). */
export class XksKeyNotFoundException extends exception("XksKeyNotFoundException", "client", {
  meaning: "The external key store has no such key.",
  advice: "Check XksKeyId in the external key manager.",
}) {}

/** The errors of operations that manage keys, aliases, grants and key material. */
import { KMSServiceException } from "../../errors/KMSServiceException.js";

/**
 * The resource already exists (HTTP 400): an alias with this name, or a replica of the key in this Region.
 */
export class AlreadyExistsException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "AlreadyExistsException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "An alias with this name, or a replica of the key in this Region, already exists.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Choose another alias name, or call UpdateAlias; for a replica, choose another Region.";

  /** The code that the service sends. */
  declare readonly name: "AlreadyExistsException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** An automatic rotation of the key is in progress or about to start (HTTP 400). */
export class ConflictException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ConflictException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "An automatic rotation of the key is in progress or about to start.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Try again after the automatic rotation; GetKeyRotationStatus shows the NextRotationDate.";

  /** The code that the service sends. */
  declare readonly name: "ConflictException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The import token has expired (HTTP 400). */
export class ExpiredImportTokenException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ExpiredImportTokenException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The import token has expired.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Call GetParametersForImport, and encrypt the key material again with the new public key.";

  /** The code that the service sends. */
  declare readonly name: "ExpiredImportTokenException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/**
 * The key material does not meet the expectations (HTTP 400). For example, it is not the key material that
 * was imported before.
 */
export class IncorrectKeyMaterialException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "IncorrectKeyMaterialException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The key material is not valid for this import.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Import the same key material as before, or new key material with ImportType NEW_KEY_MATERIAL. ListKeyRotations shows the key material of the key.";

  /** The code that the service sends. */
  declare readonly name: "IncorrectKeyMaterialException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The alias name is not valid (HTTP 400). */
export class InvalidAliasNameException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidAliasNameException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The alias name is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "It must begin with alias/, not with alias/aws/, and consist of letters, digits, /, _ and -.";

  /** The code that the service sends. */
  declare readonly name: "InvalidAliasNameException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The key has no grant with this ID (HTTP 400). */
export class InvalidGrantIdException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidGrantIdException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The key has no grant with this ID.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "ListGrants shows the grants of a key; a new grant may take some minutes to appear.";

  /** The code that the service sends. */
  declare readonly name: "InvalidGrantIdException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The import token is not valid, or belongs to another key (HTTP 400). */
export class InvalidImportTokenException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidImportTokenException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The import token is not valid, or belongs to another key.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Pass the ImportToken that GetParametersForImport returned for this key, with key material encrypted by the PublicKey of the same response.";

  /** The code that the service sends. */
  declare readonly name: "InvalidImportTokenException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The marker is not one that the list returned (HTTP 400). */
export class InvalidMarkerException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidMarkerException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The marker is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Pass the NextMarker of the previous page unchanged, or start without a Marker.";

  /** The code that the service sends. */
  declare readonly name: "InvalidMarkerException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The key policy is not valid JSON, breaks a rule of policies, or would lock its author out (HTTP 400). */
export class MalformedPolicyDocumentException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "MalformedPolicyDocumentException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The key policy is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check its JSON, its Version, that its principals exist, and that it lets you change it later.";

  /** The code that the service sends. */
  declare readonly name: "MalformedPolicyDocumentException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** A tag is not valid (HTTP 400). */
export class TagException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "TagException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "A tag is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice = "Tag keys must be unique, at most 50, and must not begin with aws:.";

  /** The code that the service sends. */
  declare readonly name: "TagException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

import * as kms from "kms-reencrypt";
import { isKMSException, KMSServiceException, NotFoundException } from "kms-reencrypt";
import { expect, expectTypeOf, test } from "vitest";

const $metadata = {};

test("an exception of KMS is one, whatever its code", () => {
  expect(isKMSException(new NotFoundException({ $metadata }))).toBe(true);
  expect(isKMSException(new KMSServiceException({ name: "Other", $fault: "client", $metadata }))).toBe(true);
  expect(isKMSException(new Error("no"))).toBe(false);
  expect(isKMSException(undefined)).toBe(false);
});

test("a code, or one of several, is asked for", () => {
  const error = new NotFoundException({ $metadata });
  expect(isKMSException(error, "NotFoundException")).toBe(true);
  expect(isKMSException(error, "DisabledException", "NotFoundException")).toBe(true);
  expect(isKMSException(error, "DisabledException")).toBe(false);
});

test("another service's error of the same name is none", () => {
  const foreign = Object.assign(new Error("no"), { name: "NotFoundException", $fault: "client", $metadata });
  expect(isKMSException(foreign, "NotFoundException")).toBe(false);
});

test("the union of all exceptions has every class of the package", () => {
  const base = ["KMSServiceException", "UnexpectedResponseException"];
  const classes = Object.entries(kms)
    .filter(([name, value]) => typeof value === "function" && "shapeId" in value && !base.includes(name))
    .map(([name]) => name);
  const names: Record<kms.KMSException["name"], true> = NAMES;
  expect(Object.keys(names).sort()).toEqual(classes.sort());
});

test("the code narrows to the class", () => {
  const error: unknown = new NotFoundException({ $metadata });
  if (isKMSException(error, "NotFoundException")) {
    expectTypeOf(error).toEqualTypeOf<NotFoundException>();
  }
  if (isKMSException(error, "NotFoundException", "DisabledException")) {
    expectTypeOf(error.name).toEqualTypeOf<"NotFoundException" | "DisabledException">();
  }
  if (isKMSException(error, "SomethingNewException")) {
    expectTypeOf(error.name).toEqualTypeOf<"SomethingNewException">();
    expectTypeOf(error.serviceMessage).toEqualTypeOf<string | undefined>();
  }
  if (isKMSException(error)) {
    expectTypeOf(error).toEqualTypeOf<KMSServiceException>();
  }
});

const NAMES = {
  AccessDeniedException: true,
  AlreadyExistsException: true,
  CloudHsmClusterInvalidConfigurationException: true,
  CustomKeyStoreInvalidStateException: true,
  CustomKeyStoreNotFoundException: true,
  DependencyTimeoutException: true,
  DisabledException: true,
  DryRunOperationException: true,
  ExpiredTokenException: true,
  IncompleteSignatureException: true,
  IncorrectKeyException: true,
  InternalFailure: true,
  InvalidAliasNameException: true,
  InvalidArnException: true,
  InvalidCiphertextException: true,
  InvalidGrantTokenException: true,
  InvalidKeyUsageException: true,
  InvalidMarkerException: true,
  InvalidSignatureException: true,
  KeyUnavailableException: true,
  KMSInternalException: true,
  KMSInvalidStateException: true,
  LimitExceededException: true,
  MalformedPolicyDocumentException: true,
  MissingAuthenticationTokenException: true,
  NotFoundException: true,
  RequestExpired: true,
  SerializationException: true,
  ServiceUnavailableException: true,
  TagException: true,
  ThrottlingException: true,
  UnknownOperationException: true,
  UnrecognizedClientException: true,
  UnsupportedOperationException: true,
  ValidationException: true,
  XksKeyAlreadyInUseException: true,
  XksKeyInvalidConfigurationException: true,
  XksKeyNotFoundException: true,
} as const;

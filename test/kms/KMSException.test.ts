import * as kms from "kms-reencrypt";
import { isKMSException, KMSServiceException, NotFoundException } from "kms-reencrypt";
import { expect, expectTypeOf, test } from "vitest";

const $metadata = {};

test("recognizes every exception of KMS, whatever its code", () => {
  expect(isKMSException(new NotFoundException({ $metadata }))).toBe(true);
  expect(isKMSException(new KMSServiceException({ name: "Other", $fault: "client", $metadata }))).toBe(true);
  expect(isKMSException(new Error("no"))).toBe(false);
  expect(isKMSException(undefined)).toBe(false);
});

test("checks for one code, or for one of several", () => {
  const error = new NotFoundException({ $metadata });
  expect(isKMSException(error, "NotFoundException")).toBe(true);
  expect(isKMSException(error, "DisabledException", "NotFoundException")).toBe(true);
  expect(isKMSException(error, "DisabledException")).toBe(false);
});

test("rejects an error of another service with the same name", () => {
  const foreign = Object.assign(new Error("no"), { name: "NotFoundException", $fault: "client", $metadata });
  expect(isKMSException(foreign, "NotFoundException")).toBe(false);
});

test("the type KMSException is the union of all exception classes", () => {
  const base = ["KMSServiceException", "UnexpectedResponseException"];
  const classes = Object.entries(kms)
    .filter(([name, value]) => typeof value === "function" && "fault" in value && !base.includes(name))
    .map(([name]) => name);
  const names: Record<kms.KMSException["name"], true> = NAMES;
  expect(Object.keys(names).sort()).toEqual(classes.sort());
});

test("narrows the type of the error to the class of the code", () => {
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
  CloudHsmClusterInUseException: true,
  CloudHsmClusterInvalidConfigurationException: true,
  CloudHsmClusterNotActiveException: true,
  CloudHsmClusterNotFoundException: true,
  CloudHsmClusterNotRelatedException: true,
  ConflictException: true,
  CustomKeyStoreHasCMKsException: true,
  CustomKeyStoreInvalidStateException: true,
  CustomKeyStoreNameInUseException: true,
  CustomKeyStoreNotFoundException: true,
  DependencyTimeoutException: true,
  DisabledException: true,
  DryRunOperationException: true,
  ExpiredImportTokenException: true,
  ExpiredTokenException: true,
  IncompleteSignatureException: true,
  IncorrectKeyException: true,
  IncorrectKeyMaterialException: true,
  IncorrectTrustAnchorException: true,
  InternalFailure: true,
  InvalidAliasNameException: true,
  InvalidArnException: true,
  InvalidCiphertextException: true,
  InvalidGrantIdException: true,
  InvalidGrantTokenException: true,
  InvalidImportTokenException: true,
  InvalidKeyUsageException: true,
  InvalidMarkerException: true,
  InvalidSignatureException: true,
  KeyUnavailableException: true,
  KMSInternalException: true,
  KMSInvalidMacException: true,
  KMSInvalidSignatureException: true,
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
  XksProxyIncorrectAuthenticationCredentialException: true,
  XksProxyInvalidConfigurationException: true,
  XksProxyInvalidResponseException: true,
  XksProxyUriEndpointInUseException: true,
  XksProxyUriInUseException: true,
  XksProxyUriUnreachableException: true,
  XksProxyVpcEndpointServiceInUseException: true,
  XksProxyVpcEndpointServiceInvalidConfigurationException: true,
  XksProxyVpcEndpointServiceNotFoundException: true,
} as const;

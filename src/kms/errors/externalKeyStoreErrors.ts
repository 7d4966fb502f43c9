/** The errors of external key stores. */
import { KMSServiceException } from "../../errors/KMSServiceException.js";

/** Another KMS key already uses the external key (HTTP 400). */
export class XksKeyAlreadyInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksKeyAlreadyInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "Another KMS key already uses the external key.";
  /** The likely causes and the next step. */
  static override readonly advice = "Each KMS key needs an external key of its own: choose another XksKeyId.";

  /** The code that the service sends. */
  declare readonly name: "XksKeyAlreadyInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The external key does not meet the requirements (HTTP 400). */
export class XksKeyInvalidConfigurationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksKeyInvalidConfigurationException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The external key does not meet the requirements.";
  /** The likely causes and the next step. */
  static override readonly advice = "It must be an enabled 256-bit AES key that can encrypt and decrypt.";

  /** The code that the service sends. */
  declare readonly name: "XksKeyInvalidConfigurationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The external key store has no such key (HTTP 400). */
export class XksKeyNotFoundException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksKeyNotFoundException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The external key store has no such key.";
  /** The likely causes and the next step. */
  static override readonly advice = "Check XksKeyId in the external key manager.";

  /** The code that the service sends. */
  declare readonly name: "XksKeyNotFoundException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The proxy of the external key store rejected the credential (HTTP 400). */
export class XksProxyIncorrectAuthenticationCredentialException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyIncorrectAuthenticationCredentialException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The proxy of the external key store rejected the credential.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check XksProxyAuthenticationCredential, and that the endpoint and path are those of your proxy.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyIncorrectAuthenticationCredentialException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The proxy of the external key store is not configured correctly (HTTP 400). */
export class XksProxyInvalidConfigurationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyInvalidConfigurationException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The proxy of the external key store is not configured correctly.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check the configuration of the proxy and the XksProxy options of the call.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyInvalidConfigurationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** KMS cannot read the response of the proxy of the external key store (HTTP 400). */
export class XksProxyInvalidResponseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyInvalidResponseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "KMS cannot read the response of the proxy of the external key store.";
  /** The likely causes and the next step. */
  static override readonly advice = "Try again; if the error persists, report it to the vendor of the proxy.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyInvalidResponseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** Another external key store in this Region uses the endpoint of the proxy (HTTP 400). */
export class XksProxyUriEndpointInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyUriEndpointInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "Another external key store in this Region uses the endpoint of the proxy.";
  /** The likely causes and the next step. */
  static override readonly advice = "Choose another XksProxyUriEndpoint.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyUriEndpointInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** Another external key store in this Region uses the endpoint and path of the proxy (HTTP 400). */
export class XksProxyUriInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyUriInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "Another external key store in this Region uses the endpoint and path of the proxy.";
  /** The likely causes and the next step. */
  static override readonly advice = "Choose another XksProxyUriEndpoint or XksProxyUriPath.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyUriInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** KMS cannot reach the path of the proxy, or the proxy cannot reach the external key manager (HTTP 400). */
export class XksProxyUriUnreachableException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyUriUnreachableException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "KMS cannot reach the proxy, or the proxy cannot reach the external key manager.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check XksProxyUriEndpoint and XksProxyUriPath, and that the proxy and the external key manager are running.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyUriUnreachableException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** Another external key store in this Region uses the VPC endpoint service (HTTP 400). */
export class XksProxyVpcEndpointServiceInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyVpcEndpointServiceInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "Another external key store in this Region uses the VPC endpoint service.";
  /** The likely causes and the next step. */
  static override readonly advice = "Choose another XksProxyVpcEndpointServiceName.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyVpcEndpointServiceInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The VPC endpoint service does not meet the requirements of an external key store (HTTP 400). */
export class XksProxyVpcEndpointServiceInvalidConfigurationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyVpcEndpointServiceInvalidConfigurationException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "The VPC endpoint service does not meet the requirements of an external key store.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check its load balancer, its subnets, its private DNS name, and that it admits KMS without acceptance.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyVpcEndpointServiceInvalidConfigurationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** KMS cannot find the VPC endpoint service (HTTP 400). */
export class XksProxyVpcEndpointServiceNotFoundException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "XksProxyVpcEndpointServiceNotFoundException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "KMS cannot find the VPC endpoint service.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check XksProxyVpcEndpointServiceName, and that the service allows the KMS service principal of the Region.";

  /** The code that the service sends. */
  declare readonly name: "XksProxyVpcEndpointServiceNotFoundException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

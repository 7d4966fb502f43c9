/** The errors of custom key stores, and of those backed by an AWS CloudHSM cluster. */
import { KMSServiceException } from "../../errors/KMSServiceException.js";

/**
 * Another custom key store of the account uses the CloudHSM cluster, or one that shares its backup history
 * (HTTP 400).
 */
export class CloudHsmClusterInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CloudHsmClusterInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "Another custom key store uses the CloudHSM cluster, or one that shares its backup history.";
  /** The likely causes and the next step. */
  static override readonly advice = "Choose another CloudHsmClusterId.";

  /** The code that the service sends. */
  declare readonly name: "CloudHsmClusterInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The CloudHSM cluster of the custom key store does not meet the requirements (HTTP 400). */
export class CloudHsmClusterInvalidConfigurationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CloudHsmClusterInvalidConfigurationException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning =
    "The CloudHSM cluster of the custom key store does not meet the requirements.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check its subnets, its security group and the number of its active HSMs.";

  /** The code that the service sends. */
  declare readonly name: "CloudHsmClusterInvalidConfigurationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The CloudHSM cluster is not active (HTTP 400). */
export class CloudHsmClusterNotActiveException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CloudHsmClusterNotActiveException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The CloudHSM cluster is not active.";
  /** The likely causes and the next step. */
  static override readonly advice = "Initialize and activate the cluster, then try again.";

  /** The code that the service sends. */
  declare readonly name: "CloudHsmClusterNotActiveException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** There is no CloudHSM cluster with this ID (HTTP 400). */
export class CloudHsmClusterNotFoundException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CloudHsmClusterNotFoundException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "There is no CloudHSM cluster with this ID.";
  /** The likely causes and the next step. */
  static override readonly advice = "Check CloudHsmClusterId, the account and the Region.";

  /** The code that the service sends. */
  declare readonly name: "CloudHsmClusterNotFoundException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The CloudHSM cluster has another cluster certificate than the original cluster (HTTP 400). */
export class CloudHsmClusterNotRelatedException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CloudHsmClusterNotRelatedException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The CloudHSM cluster is not related to the original cluster.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Choose a cluster that shares a backup history with the original cluster.";

  /** The code that the service sends. */
  declare readonly name: "CloudHsmClusterNotRelatedException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The custom key store contains KMS keys (HTTP 400). */
export class CustomKeyStoreHasCMKsException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CustomKeyStoreHasCMKsException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The custom key store contains KMS keys.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Schedule the deletion of its keys with ScheduleKeyDeletion, and try again once they are deleted.";

  /** The code that the service sends. */
  declare readonly name: "CustomKeyStoreHasCMKsException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The connection state of the custom key store does not allow the call (HTTP 400). */
export class CustomKeyStoreInvalidStateException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CustomKeyStoreInvalidStateException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The connection state of the custom key store does not allow the call.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "DescribeCustomKeyStores shows its ConnectionState: it must be CONNECTED to use the key store, and DISCONNECTED to update or delete it.";

  /** The code that the service sends. */
  declare readonly name: "CustomKeyStoreInvalidStateException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** Another custom key store of the account has this name (HTTP 400). */
export class CustomKeyStoreNameInUseException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CustomKeyStoreNameInUseException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "Another custom key store of the account has this name.";
  /** The likely causes and the next step. */
  static override readonly advice = "Choose another name.";

  /** The code that the service sends. */
  declare readonly name: "CustomKeyStoreNameInUseException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** There is no such custom key store in this account and Region (HTTP 400). */
export class CustomKeyStoreNotFoundException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "CustomKeyStoreNotFoundException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "There is no such custom key store.";
  /** The likely causes and the next step. */
  static override readonly advice = "Check CustomKeyStoreId, the account and the Region.";

  /** The code that the service sends. */
  declare readonly name: "CustomKeyStoreNotFoundException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The trust anchor certificate does not belong to the CloudHSM cluster (HTTP 400). */
export class IncorrectTrustAnchorException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "IncorrectTrustAnchorException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The trust anchor certificate does not belong to the CloudHSM cluster.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Pass the content of the customerCA.crt file with which the cluster was initialized.";

  /** The code that the service sends. */
  declare readonly name: "IncorrectTrustAnchorException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

import { KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const CiphertextBlob = new Uint8Array(1);

// @ts-expect-error The destination key is missing.
new ReEncryptCommand({ CiphertextBlob });
// @ts-expect-error A ciphertext is bytes, not base64 text.
new ReEncryptCommand({ CiphertextBlob: "AQID", DestinationKeyId: "alias/new" });
// @ts-expect-error KMS has no such member.
new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: "alias/new", KeyId: "alias/old" });
// @ts-expect-error The client has no such option.
new KMSClient({ regoin: "us-east-2" });
// @ts-expect-error A LocalKms is started, not constructed.
new LocalKms();

import { constants, createPublicKey, generateKeyPairSync, publicEncrypt, randomBytes } from "node:crypto";
import { LocalKms, type LocalKmsOptions, VirtualClock } from "kms-reencrypt/local";
import { type Driver, type Input, sdkDriver } from "../clients.js";

/** The kinds of keys that operations need. */
export const KINDS = {
  symmetric: {},
  rsa: { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" },
  signing: { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" },
  agreement: { KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" },
  mac: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
  kem: { KeySpec: "ML_KEM_768", KeyUsage: "ENCAPSULATE_DECAPSULATE" },
  external: { Origin: "EXTERNAL" },
  primary: { MultiRegion: true },
} as const satisfies Record<string, Input<"CreateKey">>;
/** The kind of a key. */
export type Kind = keyof typeof KINDS;

/** The states of keys. */
export type State = "Enabled" | "Disabled" | "PendingDeletion" | "PendingReplicaDeletion" | "PendingImport";

/** What an operation needs besides its key, made while the key was enabled. */
export interface Sample {
  readonly keyId: string;
  readonly alias: string;
  readonly ciphertext: Uint8Array;
  readonly signature: Uint8Array;
  readonly mac: Uint8Array;
  readonly grantId: string;
  readonly token: Uint8Array;
  readonly wrapped: Uint8Array;
}

export const REGION = "us-east-1";
export const OTHER_REGION = "eu-west-1";
export const GRANTEE = "arn:aws:iam::111122223333:user/alice";
export const MESSAGE = new TextEncoder().encode("message");
const NONE = new Uint8Array([1]);

/** Makes what the inputs of the table need, in a LocalKms of its own. */
export class Fixtures {
  readonly clock: VirtualClock;
  readonly kms: LocalKms;
  /** The client of AWS. */
  readonly admin: Driver;
  readonly #samples = new Map<string, Promise<Sample>>();
  #count = 0;

  private constructor(kms: LocalKms, clock: VirtualClock) {
    this.kms = kms;
    this.clock = clock;
    this.admin = sdkDriver(this.config);
  }

  /** @param options - Further options of the LocalKms. */
  static async start(options: LocalKmsOptions = {}): Promise<Fixtures> {
    const clock = new VirtualClock();
    return new Fixtures(await LocalKms.start({ regions: [REGION, OTHER_REGION], clock, ...options }), clock);
  }

  /** The options of clients. */
  get config() {
    return { endpoint: this.kms.endpoint, region: REGION, credentials: this.kms.credentials, maxAttempts: 1 };
  }

  async close(): Promise<void> {
    this.admin.destroy();
    await this.kms.close();
  }

  /** A name that nothing else has. */
  unique(prefix: string): string {
    this.#count += 1;
    return `${prefix}${this.#count}`;
  }

  /** A new key. */
  async newKey(kind: Kind = "symmetric"): Promise<string> {
    return (await this.kms.createKey(KINDS[kind])).KeyId;
  }

  /** A key that several tests share, because none changes it. */
  sample(kind: Kind, state: State = "Enabled"): Promise<Sample> {
    const id = `${kind} ${state}`;
    const sample = this.#samples.get(id) ?? this.newSample(kind, state);
    this.#samples.set(id, sample);
    return sample;
  }

  /** A new key of a kind, with samples, that is then brought into a state. */
  async newSample(kind: Kind, state: State = "Enabled"): Promise<Sample> {
    const keyId = await this.newKey(kind);
    const { token, wrapped } =
      kind === "external" ? await this.#import(keyId) : { token: NONE, wrapped: NONE };
    const sample: Sample = {
      keyId,
      alias: await this.alias(keyId),
      token,
      wrapped,
      ciphertext: kind === "kem" ? randomBytes(1088) : await this.#ciphertext(kind, keyId),
      signature: kind === "signing" ? await this.#signature(keyId) : NONE,
      mac: kind === "mac" ? await this.#mac(keyId) : NONE,
      grantId: await this.grant(keyId),
    };
    if (state === "Disabled") {
      await this.kms.disableKey({ KeyId: keyId });
    }
    if (state === "PendingReplicaDeletion") {
      await this.admin.send("ReplicateKey", { KeyId: keyId, ReplicaRegion: OTHER_REGION });
    }
    if (state === "PendingDeletion" || state === "PendingReplicaDeletion") {
      await this.kms.scheduleKeyDeletion({ KeyId: keyId });
    }
    if (state === "PendingImport") {
      await this.admin.send("DeleteImportedKeyMaterial", { KeyId: keyId });
    }
    return sample;
  }

  /** The name of a new alias of a key. */
  async alias(TargetKeyId: string): Promise<string> {
    const AliasName = this.unique("alias/a");
    await this.kms.createAlias({ AliasName, TargetKeyId });
    return AliasName;
  }

  /** The ID of a new grant on a key. */
  async grant(KeyId: string): Promise<string> {
    const { GrantId = "" } = await this.admin.send("CreateGrant", {
      KeyId,
      GranteePrincipal: GRANTEE,
      RetiringPrincipal: `arn:aws:iam::${this.kms.accountId}:root`,
      Operations: ["DescribeKey"],
    });
    return GrantId;
  }

  /** A replica of a new multi-Region key. */
  async primaryWithReplica(): Promise<string> {
    const KeyId = await this.newKey("primary");
    await this.admin.send("ReplicateKey", { KeyId, ReplicaRegion: OTHER_REGION });
    return KeyId;
  }

  /** The input for a new custom key store in front of an AWS CloudHSM cluster. */
  cloudHsm(change: Partial<Input<"CreateCustomKeyStore">> = {}): Input<"CreateCustomKeyStore"> {
    return {
      CustomKeyStoreName: this.unique("store"),
      // The IDs of clusters consist of letters and the digits 2 to 7.
      CloudHsmClusterId: `cluster-${this.unique("")
        .replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")
        .padStart(11, "a")}`,
      KeyStorePassword: "password",
      TrustAnchorCertificate: "certificate",
      ...change,
    };
  }

  /** The input for a new external key store. */
  external(change: Partial<Input<"CreateCustomKeyStore">> = {}): Input<"CreateCustomKeyStore"> {
    return {
      CustomKeyStoreName: this.unique("store"),
      CustomKeyStoreType: "EXTERNAL_KEY_STORE",
      XksProxyUriEndpoint: `https://${this.unique("proxy")}.example.com`,
      XksProxyUriPath: "/kms/xks/v1",
      XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "a".repeat(43) },
      XksProxyConnectivity: "PUBLIC_ENDPOINT",
      ...change,
    };
  }

  /** Makes a custom key store, and returns its ID. */
  async store(input = this.cloudHsm(), connected = false): Promise<string> {
    const { CustomKeyStoreId = "" } = await this.admin.send("CreateCustomKeyStore", input);
    if (connected) {
      await this.admin.send("ConnectCustomKeyStore", { CustomKeyStoreId });
    }
    return CustomKeyStoreId;
  }

  /** Deletes everything. */
  async reset(): Promise<void> {
    await this.kms.reset();
    this.#samples.clear();
  }

  /** The parameters of an import of new key material. */
  async parameters(KeyId: string, material: Uint8Array = randomBytes(32)) {
    const { ImportToken = NONE, PublicKey = NONE } = await this.admin.send("GetParametersForImport", {
      KeyId,
      WrappingAlgorithm: "RSAES_OAEP_SHA_256",
      WrappingKeySpec: "RSA_2048",
    });
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return { token: ImportToken, wrapped: publicEncrypt({ key, padding, oaepHash: "sha256" }, material) };
  }

  async #import(KeyId: string) {
    const { token, wrapped } = await this.parameters(KeyId);
    await this.admin.send("ImportKeyMaterial", {
      KeyId,
      ImportToken: token,
      EncryptedKeyMaterial: wrapped,
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    });
    return { token, wrapped };
  }

  async #ciphertext(kind: Kind, KeyId: string): Promise<Uint8Array> {
    if (kind !== "symmetric" && kind !== "external" && kind !== "primary") {
      return NONE;
    }
    const { CiphertextBlob = NONE } = await this.admin.send("Encrypt", { KeyId, Plaintext: MESSAGE });
    return CiphertextBlob;
  }

  async #signature(KeyId: string): Promise<Uint8Array> {
    const input = { KeyId, Message: MESSAGE, SigningAlgorithm: "ECDSA_SHA_256" } as const;
    const { Signature = NONE } = await this.admin.send("Sign", input);
    return Signature;
  }

  async #mac(KeyId: string): Promise<Uint8Array> {
    const input = { KeyId, Message: MESSAGE, MacAlgorithm: "HMAC_SHA_256" } as const;
    const { Mac = NONE } = await this.admin.send("GenerateMac", input);
    return Mac;
  }
}

/** A public key for key agreement. */
export const PUBLIC_KEY: Uint8Array = generateKeyPairSync("ec", {
  namedCurve: "prime256v1",
}).publicKey.export({
  type: "spki",
  format: "der",
});

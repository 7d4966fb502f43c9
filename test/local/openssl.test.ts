/** What `openssl` signs LocalKms verifies, and the other way round; what `openssl` wraps LocalKms imports. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMS, type SigningAlgorithmSpec } from "kms-reencrypt";
import { LocalKms, type SupportedKeySpec } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const Message = Buffer.from("a message");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kms-reencrypt-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs openssl, and returns what it prints. */
const openssl = (...args: string[]): Buffer =>
  execFileSync("openssl", args, { stdio: ["ignore", "pipe", "ignore"] });

function file(name: string, content?: Uint8Array): string {
  const path = join(folder, name);
  if (content !== undefined) {
    writeFileSync(path, content);
  }
  return path;
}

const hasOpenssl = (() => {
  try {
    return openssl("version").length > 0;
  } catch {
    return false;
  }
})();

const PSS = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"];
type Row = [SigningAlgorithmSpec, SupportedKeySpec, string[], string, string[]];
const ROWS: Row[] = [
  ["ECDSA_SHA_256", "ECC_NIST_P256", ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "-sha256", []],
  ["ECDSA_SHA_384", "ECC_NIST_P384", ["EC", "-pkeyopt", "ec_paramgen_curve:P-384"], "-sha384", []],
  ["ECDSA_SHA_512", "ECC_NIST_P521", ["EC", "-pkeyopt", "ec_paramgen_curve:P-521"], "-sha512", []],
  ["ECDSA_SHA_256", "ECC_SECG_P256K1", ["EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"], "-sha256", []],
  ["RSASSA_PKCS1_V1_5_SHA_256", "RSA_2048", ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "-sha256", []],
  ["RSASSA_PSS_SHA_384", "RSA_2048", ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "-sha384", PSS],
];

describe.skipIf(!hasOpenssl)("with openssl,", () => {
  test.each(ROWS)(
    "%s signatures of %s keys are valid in both directions",
    async (algorithm, KeySpec, kind, hash, options) => {
      const pem = file(`${algorithm}.pem`, openssl("genpkey", "-algorithm", ...kind));
      const KeyMaterial = openssl("pkcs8", "-topk8", "-nocrypt", "-in", pem, "-outform", "DER").toString(
        "base64",
      );
      const seed = { Keys: [{ KeyId, KeySpec, KeyUsage: "SIGN_VERIFY" as const, KeyMaterial }] };
      await using kms = await LocalKms.start({ seed });
      const client = new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
      const message = file("message", Message);
      const digest = openssl("dgst", hash, "-binary", message);
      const own = openssl("dgst", hash, ...options, "-sign", pem, message);
      const inputs = [{ Message }, { Message: digest, MessageType: "DIGEST" as const }];
      const { PublicKey } = await client.getPublicKey({ KeyId });
      const der = file("public.der", PublicKey);
      for (const input of inputs) {
        const request = { KeyId, SigningAlgorithm: algorithm, ...input };
        expect(await client.verify({ ...request, Signature: own })).toMatchObject({ SignatureValid: true });
        const { Signature } = await client.sign(request);
        const signature = file("signature", Signature);
        const verified = openssl(
          "dgst",
          hash,
          ...options,
          "-keyform",
          "DER",
          "-verify",
          der,
          "-signature",
          signature,
          message,
        );
        expect(verified.toString()).toMatch(/Verified OK/);
      }
    },
  );

  test("key material is wrapped for its import", async () => {
    await using kms = await LocalKms.start({ seed: { Keys: [{ KeyId, Origin: "EXTERNAL" }] } });
    const client = new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
    const parameters = await client.getParametersForImport({
      KeyId,
      WrappingAlgorithm: "RSAES_OAEP_SHA_256",
      WrappingKeySpec: "RSA_3072",
    });
    const der = file("wrapping.der", parameters.PublicKey);
    const out = file("wrapped");
    const material = file("material", randomBytes(32));
    const oaep = [
      "-pkeyopt",
      "rsa_padding_mode:oaep",
      "-pkeyopt",
      "rsa_oaep_md:sha256",
      "-pkeyopt",
      "rsa_mgf1_md:sha256",
    ];
    openssl(
      "pkeyutl",
      "-encrypt",
      "-in",
      material,
      "-out",
      out,
      "-inkey",
      der,
      "-keyform",
      "DER",
      "-pubin",
      ...oaep,
    );
    await client.importKeyMaterial({
      KeyId,
      ImportToken: parameters.ImportToken,
      EncryptedKeyMaterial: readFileSync(out),
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    });
    const { CiphertextBlob } = await client.encrypt({ KeyId, Plaintext: Message });
    expect(Buffer.from((await client.decrypt({ CiphertextBlob })).Plaintext ?? [])).toEqual(Message);
  });
});

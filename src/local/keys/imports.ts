/** Imported key material: adding, deleting and expiring it. */
import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import type { KmsKey } from "./KmsKey.js";
import { asymmetricMaterial, hmacMaterial, materialId, type SymmetricMaterial } from "./keyMaterial.js";

/** An import of key material. */
export interface MaterialImport {
  /** When the key material expires; `undefined` for never. */
  readonly validTo: Date | undefined;
  /** The description of the key material. */
  readonly description: string | undefined;
}

/** Key material to import: a secret of a symmetric or HMAC key, or a private key. */
export interface ImportableMaterial {
  /** The key material ID. */
  readonly id: string;
  /** The secret or private key. */
  readonly key: KeyObject;
}

/** The key material ID of bytes: the same bytes of the same key always have the same. */
export const importableSecret = (key: KmsKey, bytes: Uint8Array): ImportableMaterial => ({
  id: materialId(key.keyId, bytes),
  key: createSecretKey(bytes),
});

/** Adds key material. New key material of a symmetric key that has some becomes pending rotation. */
export function addImport(
  key: KmsKey,
  { id, key: secret }: ImportableMaterial,
  details: MaterialImport,
): void {
  if (secret.type === "private") {
    key.material = asymmetricMaterial({ privateKey: secret, publicKey: createPublicKey(secret) });
  } else if (key.spec === "SYMMETRIC_DEFAULT") {
    key.material = withVersion(key.material?.kind === "symmetric" ? key.material : undefined, id, secret);
  } else {
    key.material = hmacMaterial(secret.export());
  }
  key.importedId ??= id;
  key.imports.set(id, details);
}

function withVersion(material: SymmetricMaterial | undefined, id: string, key: KeyObject): SymmetricMaterial {
  if (material === undefined) {
    return { kind: "symmetric", currentId: id, versions: new Map([[id, { key }]]) };
  }
  const known = material.versions.get(id);
  const versions = new Map([...material.versions, [id, { ...known, key }]]);
  return { ...material, versions, pendingId: known === undefined ? id : material.pendingId };
}

/** Deletes key material, which can be imported again. Key material pending rotation is forgotten. */
export function deleteImport(key: KmsKey, id: string): void {
  key.imports.delete(id);
  const { material } = key;
  if (material?.kind !== "symmetric") {
    key.material = undefined;
    return;
  }
  const versions = new Map(material.versions);
  if (id === material.pendingId) {
    versions.delete(id);
    key.material = { ...material, versions, pendingId: undefined };
    return;
  }
  versions.set(id, { ...versions.get(id), key: undefined });
  key.material = { ...material, versions };
}

/** Deletes the key material that has expired. */
export function expireImports(key: KmsKey, now: Date): void {
  for (const [id, { validTo }] of key.imports) {
    if (validTo !== undefined && validTo <= now) {
      deleteImport(key, id);
    }
  }
}

/** The key material of a new replica: that of its primary key, which has yet to be imported. */
export const withoutSecrets = ({ material }: KmsKey): SymmetricMaterial | undefined =>
  material?.kind === "symmetric"
    ? {
        kind: "symmetric",
        currentId: material.currentId,
        versions: new Map(
          [...material.versions]
            .filter(([id]) => id !== material.pendingId)
            .map(([id, version]) => [id, { ...version, key: undefined }]),
        ),
      }
    : undefined;

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** Says who made a report, and that nobody changed it since. */
export interface Signature {
  readonly algorithm: "Ed25519";
  /** The public key, as base64 of its DER form. It proves nothing until it is compared with one that is trusted. */
  readonly publicKey: string;
  /** Base64. */
  readonly value: string;
}

/** A record that has a signature, or can be given one. */
export interface Signable {
  readonly signature?: Signature;
  readonly [field: string]: unknown;
}

/** A pair of keys as files hold them. */
export interface KeyTexts {
  /** PEM, PKCS #8. Whoever has it can make grades. */
  readonly privateKey: string;
  /** PEM, SPKI. Whoever has it can tell whether a grade is genuine. */
  readonly publicKey: string;
}

/** A new pair of keys. */
export function newKeys(): KeyTexts {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

/** The same document, signed. An earlier signature is replaced. */
export function signed<Document extends { readonly signature?: Signature }>(
  document: Document,
  privateKey: KeyObject,
): Document & { readonly signature: Signature } {
  const value = sign(null, signedBytes(document), privateKey).toString("base64");
  const publicKey = createPublicKey(privateKey)
    .export({ type: "spki", format: "der" })
    .toString("base64");
  return { ...document, signature: { algorithm: "Ed25519", publicKey, value } };
}

/** Whether a document is exactly what was signed with the key that its signature names. */
export function isIntact(document: Signable): boolean {
  const { signature } = document;
  if (!signature) return false;
  try {
    const key = createPublicKey({
      key: Buffer.from(signature.publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    if (key.asymmetricKeyType !== "ed25519") return false;
    return verify(null, signedBytes(document), key, Buffer.from(signature.value, "base64"));
  } catch {
    return false;
  }
}

/** Whether a signature names this key. */
export function isBy({ publicKey }: Signature, key: KeyObject): boolean {
  return publicKey === key.export({ type: "spki", format: "der" }).toString("base64");
}

/** A short name for a public key, to be compared by eye. */
export function fingerprint(publicKey: string): string {
  const hash = createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");
  return hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, "$1 ");
}

/**
 * A private key from its text.
 *
 * @throws TypeError if it is not an Ed25519 key
 */
export function privateKeyFrom(pem: string): KeyObject {
  return ed25519(createPrivateKey(pem));
}

/**
 * A public key from its text; a private key's text gives the public one that belongs to it.
 *
 * @throws TypeError if it is not an Ed25519 key
 */
export function publicKeyFrom(pem: string): KeyObject {
  return ed25519(createPublicKey(pem));
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === "ed25519") return key;
  throw new TypeError(
    `The key is of the kind ${key.asymmetricKeyType}; grades are signed with Ed25519.`,
  );
}

function signedBytes(document: object): Buffer {
  return Buffer.from(canonicalJson({ ...document, signature: undefined }), "utf8");
}

import {
  type Backend,
  readSafetensors,
  type Safetensors,
  SafetensorsError,
  type Tensor,
  writeSafetensors,
} from "@gradus/core";

/** The note that holds the checksum. */
const seal = "sha256";

/**
 * The bytes of a safetensors file with a checksum over all of it in its notes.
 *
 * The format itself notices a broken header and missing bytes, but not a changed number.
 */
export async function sealed(
  tensors: Readonly<Record<string, Tensor>>,
  notes: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const checksum = await sha256(await writeSafetensors(tensors, { metadata: notes }));
  return writeSafetensors(tensors, { metadata: { ...notes, [seal]: checksum } });
}

/**
 * What {@link sealed} wrote.
 *
 * @throws SafetensorsError if the bytes are no safetensors file, or not the ones that were written
 */
export async function unsealed(
  who: string,
  bytes: Uint8Array,
  { backend }: { readonly backend?: Backend | undefined } = {},
): Promise<Safetensors> {
  const { tensors, metadata } = readSafetensors(bytes, backend && { backend });
  const { [seal]: given, ...notes } = metadata;
  const found = await sha256(await writeSafetensors(tensors, { metadata: notes }));
  if (given === found) return { tensors, metadata: notes };
  throw new SafetensorsError(
    who,
    given === undefined ? "the file has no checksum." : "the file is not as it was written.",
    "A saved model or training holds a checksum of itself, and is refused when a bit has changed.",
    given === undefined ? "readSafetensors(bytes), for the tensors of any other file." : undefined,
  );
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

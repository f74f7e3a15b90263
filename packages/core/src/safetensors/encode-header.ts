import type { DType, TypedArray } from "../tensor/dtype.ts";
import type { Shape } from "../tensor/shape.ts";
import { type SafetensorsMetadata, METADATA_KEY } from "./metadata.ts";
import { quote } from "./quote.ts";
import { LENGTH_BYTES, MAX_HEADER_BYTES } from "./read-header.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { storedDTypes } from "./stored-dtype.ts";
import { encodeUtf8 } from "./utf-8.ts";

/** A tensor whose numbers were read from its device. */
export interface NamedData {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly data: TypedArray;
}

/** The data begins at a multiple of this, as the widest numbers need. */
const ALIGNMENT = 8;

/**
 * The first bytes of a file: the length of the header, and the header, filled up with spaces.
 *
 * @param parts in the order in which their bytes will follow
 * @throws SafetensorsError if it would be too long, or holds text that UTF-8 cannot
 */
export function encodeHeader(
  parts: readonly NamedData[],
  metadata: SafetensorsMetadata,
): Uint8Array {
  const text = headerText(parts, metadata);
  const json = encodeUtf8(text);
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  if (length > MAX_HEADER_BYTES) {
    throw new SafetensorsError(
      "writeSafetensors",
      `the header of these tensors and their metadata has ${length} bytes.`,
      `A header has at most ${MAX_HEADER_BYTES} bytes.`,
    );
  }
  const bytes = new Uint8Array(LENGTH_BYTES + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, LENGTH_BYTES);
  return bytes;
}

/** Field by field: an object would move names that look like numbers to the front. */
function headerText(parts: readonly NamedData[], metadata: SafetensorsMetadata): string {
  const fields: string[] = [];
  const notes = Object.keys(metadata).toSorted();
  if (notes.length > 0) {
    const texts = notes.map((key) => `${word(key)}:${word(metadata[key])}`);
    fields.push(`${word(METADATA_KEY)}:{${texts.join(",")}}`);
  }
  let begin = 0;
  for (const { name, dtype, shape, data } of parts) {
    const end = begin + data.byteLength;
    const info = { dtype: storedDTypes[dtype].name, shape, data_offsets: [begin, end] };
    fields.push(`${word(name)}:${JSON.stringify(info)}`);
    begin = end;
  }
  return `{${fields.join(",")}}`;
}

/** Text as JSON has it. */
function word(text: string): string {
  if (!/\p{Cs}/u.test(text)) return JSON.stringify(text);
  throw new SafetensorsError(
    "writeSafetensors",
    `the text ${quote(text)} holds half of a character.`,
    "A header is written in UTF-8, which has whole characters only.",
  );
}

import { duplicateKey, isNestedDeeper } from "./json-structure.ts";
import { quote } from "./quote.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { decodeUtf8 } from "./utf-8.ts";

/** The first part of a file: what JSON says about the bytes that follow. */
export interface Header {
  /** By name: tensors, and perhaps `__metadata__`. Nothing inside was looked at yet. */
  readonly fields: readonly [name: string, value: unknown][];
  /** The bytes of all tensors. */
  readonly data: Uint8Array;
}

/** How many bytes hold the length of the header. */
export const LENGTH_BYTES = 8;

/** What the format allows, so that no file can make its reader parse for minutes. */
export const MAX_HEADER_BYTES = 100_000_000;

/** The header is an object of objects that hold lists. */
const MAX_DEPTH = 3;

/**
 * Cuts a safetensors file into header and data.
 *
 * @throws SafetensorsError if there is no such header
 */
export function readHeader(file: Uint8Array): Header {
  const length = headerLength(file);
  const bytes = file.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  return { fields: Object.entries(parse(bytes)), data: file.subarray(LENGTH_BYTES + length) };
}

function headerLength(file: Uint8Array): number {
  if (file.length < LENGTH_BYTES) {
    throw invalid(
      `the file has ${file.length} bytes.`,
      `A safetensors file begins with ${LENGTH_BYTES} bytes that hold the length of its header.`,
    );
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw invalid(
      `the header is ${length} bytes long, says the file.`,
      `A header has at most ${MAX_HEADER_BYTES} bytes.`,
    );
  }
  const rest = file.length - LENGTH_BYTES;
  if (length > rest) {
    throw invalid(
      `the header is ${length} bytes long, says the file, but only ${rest} bytes follow.`,
      "The header follows its length, and the data of the tensors follows the header.",
    );
  }
  return Number(length);
}

function parse(bytes: Uint8Array): object {
  if (bytes[0] !== 0x7b) {
    const found = bytes.length === 0 ? "is empty" : `begins with the byte ${bytes[0]}`;
    throw invalid(`the header ${found}.`, "A header is a JSON object and begins with {.");
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    throw invalid("the header is not UTF-8.", "A header is JSON, written in UTF-8.");
  }
  if (isNestedDeeper(text, MAX_DEPTH)) {
    throw invalid(
      `the header is nested more than ${MAX_DEPTH} levels deep.`,
      "A header is an object of objects that hold words, and lists of numbers.",
    );
  }
  const header = parseJson(text);
  const twice = duplicateKey(text);
  if (twice !== undefined) {
    throw invalid(`the key ${quote(twice)} stands twice.`, "A key stands once in its object.");
  }
  return header;
}

/** An object: nothing else begins with {. */
function parseJson(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw invalid("the header is not JSON.", "A header is JSON, written in UTF-8.");
  }
}

function invalid(given: string, rule: string): SafetensorsError {
  return new SafetensorsError("readSafetensors", given, rule);
}

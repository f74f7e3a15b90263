import type { Tensor } from "../tensor/tensor.ts";
import { encodeHeader, type NamedData } from "./encode-header.ts";
import { toLittleEndian } from "./little-endian.ts";
import { checkMetadata, type SafetensorsMetadata, METADATA_KEY } from "./metadata.ts";
import { quote } from "./quote.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { storedDTypes } from "./stored-dtype.ts";

type NamedTensor = readonly [name: string, tensor: Tensor];

/**
 * The bytes of a safetensors file with the given tensors, to be saved or sent.
 *
 * The same tensors give the same bytes, in whatever order they come: wide numbers first, then by
 * name. What the bytes hold are the numbers at the time of the call.
 *
 * @param tensors by name, or pairs of a name and a tensor
 * @throws SafetensorsError for a name that stands twice, that is not valid Unicode or that is
 *   `__metadata__`, and for metadata that is not text
 * @see https://github.com/huggingface/safetensors#format
 *
 * @example
 * ```ts
 * const bytes = await writeSafetensors({ w, b }, { metadata: { epoch: "12" } });
 * await writeFile("model.safetensors", bytes);
 * ```
 */
export async function writeSafetensors(
  tensors: Readonly<Record<string, Tensor>> | Iterable<NamedTensor>,
  { metadata = {} }: { readonly metadata?: SafetensorsMetadata } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const named = isIterable(tensors) ? [...tensors] : Object.entries(tensors);
  checkNames(named);
  const notes = checkMetadata("writeSafetensors", metadata);
  const parts = await Promise.all(named.toSorted(wideFirstThenByName).map(read));
  return joined([encodeHeader(parts, notes), ...parts.map(({ data }) => toLittleEndian(data))]);
}

function isIterable(tensors: object): tensors is Iterable<NamedTensor> {
  return Symbol.iterator in tensors;
}

function checkNames(named: readonly NamedTensor[]): void {
  const known = new Set<string>();
  for (const [name] of named) {
    if (name === METADATA_KEY) {
      throw invalid(`a tensor is called ${quote(name)}.`, "This name belongs to the metadata.");
    }
    if (known.has(name)) {
      throw invalid(`two tensors are called ${quote(name)}.`, "A name stands for one tensor.");
    }
    known.add(name);
  }
}

/** The order in which the format's own library writes. */
function wideFirstThenByName([nameA, a]: NamedTensor, [nameB, b]: NamedTensor): number {
  const dtypes = Object.keys(storedDTypes);
  return dtypes.indexOf(a.dtype) - dtypes.indexOf(b.dtype) || (nameA < nameB ? -1 : 1);
}

async function read([name, x]: NamedTensor): Promise<NamedData> {
  const { dtype, shape } = x;
  return { name, dtype, shape, data: await x.data() };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function invalid(given: string, rule: string): SafetensorsError {
  return new SafetensorsError("writeSafetensors", given, rule);
}

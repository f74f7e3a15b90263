import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { fromData } from "../tensor/creation.ts";
import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { fromLittleEndian } from "./little-endian.ts";
import { checkMetadata, type SafetensorsMetadata, METADATA_KEY } from "./metadata.ts";
import { inOrderOfBytes } from "./order-of-bytes.ts";
import { quote } from "./quote.ts";
import { readHeader } from "./read-header.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { type TensorEntry, tensorEntry } from "./tensor-entry.ts";

/** What a safetensors file holds. */
export interface Safetensors {
  /** By name, in the order of the file. */
  readonly tensors: Map<string, Tensor>;
  /** Empty if the file has none. */
  readonly metadata: SafetensorsMetadata;
}

/**
 * The named tensors in the bytes of a safetensors file, the format in which most trained models
 * are shared.
 *
 * The file may come from anyone: all of it is checked before the first tensor is made, and reading
 * takes little more memory than the file. The bytes are copied.
 *
 * @throws SafetensorsError if the bytes are not such a file, or if a tensor is not float32, float64
 *   or int32, or of a dtype that the backend does not have
 * @see https://github.com/huggingface/safetensors#format
 *
 * @example
 * ```ts
 * const { tensors } = readSafetensors(await readFile("model.safetensors"));
 * layer.weight.assign(tensors.get("hidden.weight")!);
 * ```
 */
export function readSafetensors(
  bytes: Uint8Array | ArrayBuffer,
  { backend = cpu }: { readonly backend?: Backend } = {},
): Safetensors {
  const { fields, data } = readHeader(view(bytes));
  const entries: TensorEntry[] = [];
  let metadata: SafetensorsMetadata = Object.create(null);
  for (const [name, value] of fields) {
    if (name === METADATA_KEY) metadata = checkMetadata("readSafetensors", value);
    else entries.push(tensorEntry(name, value));
  }
  const ordered = inOrderOfBytes(entries, data.length);
  for (const entry of ordered) checkBackend(entry, backend);

  const tensors = new Map<string, Tensor>();
  for (const { name, dtype, shape, begin, end } of ordered) {
    const numbers = fromLittleEndian(data.subarray(begin, end), dtype);
    tensors.set(name, fromData(numbers, shape, { backend }));
  }
  return { tensors, metadata };
}

/** A plain view: Node's Buffer has methods of the same names that do other things. */
function view(bytes: Uint8Array | ArrayBuffer): Uint8Array {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (ArrayBuffer.isView(bytes)) {
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  throw new TypeError(
    explain(
      "readSafetensors",
      `the file is of type ${typeof bytes}.`,
      "A file is read from its bytes, a Uint8Array or an ArrayBuffer.",
    ),
  );
}

function checkBackend({ name, dtype }: TensorEntry, backend: Backend): void {
  if (backend.dtypes.includes(dtype)) return;
  throw new SafetensorsError(
    "readSafetensors",
    `tensor ${quote(name)} is ${dtype}, which ${backend.name} does not have.`,
    `It computes in ${backend.dtypes.join(", ")}; nothing is converted silently.`,
    "read it on the cpu backend, and cast it there.",
  );
}

import { quote } from "./quote.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import type { TensorEntry } from "./tensor-entry.ts";

/**
 * The tensors of a file in the order of their bytes.
 *
 * @param size how many bytes there are
 * @throws SafetensorsError unless every byte belongs to exactly one tensor: what no tensor owns
 *   could be another kind of file in hiding, and what two of them own could grow when it is read
 */
export function inOrderOfBytes(entries: readonly TensorEntry[], size: number): TensorEntry[] {
  const sorted = entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  let next = 0;
  for (const { name, begin, end } of sorted) {
    const range = `tensor ${quote(name)} has the bytes ${begin} to ${end}`;
    if (end > size) throw invalid(`${range}, but there are only ${size}.`);
    if (begin > next) throw invalid(`${range}, but no tensor has the bytes ${next} to ${begin}.`);
    if (begin < next)
      throw invalid(`${range}, but the bytes before ${next} belong to another one.`);
    next = end;
  }
  if (next < size) throw invalid(`no tensor has the bytes ${next} to ${size}.`);
  return sorted;
}

function invalid(given: string): SafetensorsError {
  return new SafetensorsError(
    "readSafetensors",
    given,
    "Every byte after the header belongs to exactly one tensor.",
  );
}

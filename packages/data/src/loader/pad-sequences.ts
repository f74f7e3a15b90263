import {
  allocate,
  explain,
  formatShape,
  fromData,
  sameShape,
  ShapeError,
  sizeOf,
  type Tensor,
} from "@gradus/core";

/** Sequences of different lengths in one tensor. */
export interface Padded {
  /** `[batch, time, ...features]`, where time is the longest of the sequences. */
  readonly values: Tensor;
  /** How long each sequence is. int32 `[batch]`. */
  readonly lengths: Tensor;
  /** 1 where a sequence has a value, 0 where it was padded. `[batch, time]`, float32. */
  readonly mask: Tensor;
}

/** How to pad. */
export interface PadSequencesOptions {
  /** What is written behind the end of a sequence, 0 unless said otherwise. */
  readonly value?: number;
  /** How long all become; as long as the longest unless said otherwise. */
  readonly length?: number;
}

/**
 * Sequences of different lengths side by side, the short ones padded at their ends.
 *
 *     [1, 2, 3], [4]  →  values [[1, 2, 3], [4, 0, 0]]   lengths [3, 1]   mask [[1, 1, 1], [1, 0, 0]]
 *
 * @param sequences at least one, each `[time, ...features]` with the same features and dtype
 * @throws ShapeError if their features differ, RangeError for one that is longer than `length`
 */
export function padSequences(
  sequences: readonly Tensor[],
  { value = 0, length }: PadSequencesOptions = {},
): Padded {
  checkSequences(sequences);
  const [{ dtype, backend, shape }] = sequences;
  const lengths = sequences.map((sequence) => sequence.shape[0]);
  const time = length ?? lengths.reduce((most, own) => Math.max(most, own), 0);
  checkLength(lengths, time);
  const features = shape.slice(1);
  const step = sizeOf(features);
  const data = allocate(dtype, sequences.length * time * step).fill(value);
  const mask = new Float32Array(sequences.length * time);
  sequences.forEach((sequence, row) => {
    data.set(sequence.dataSync(), row * time * step);
    mask.fill(1, row * time, row * time + lengths[row]);
  });
  return {
    values: fromData(data, [sequences.length, time, ...features], { backend }),
    lengths: fromData(Int32Array.from(lengths), [sequences.length], { backend }),
    mask: fromData(mask, [sequences.length, time], { backend }),
  };
}

function checkSequences(sequences: readonly Tensor[]): void {
  if (sequences.length === 0) {
    throw new RangeError(
      explain("padSequences", "no sequences.", "There is one sequence at least."),
    );
  }
  for (const { shape, dtype } of sequences) {
    const [first] = sequences;
    const alike = sameShape(shape.slice(1), first.shape.slice(1)) && dtype === first.dtype;
    if (shape.length > 0 && alike) continue;
    throw new ShapeError(
      "padSequences",
      `${formatShape(first.shape)} of ${first.dtype} and ${formatShape(shape)} of ${dtype}.`,
      "Sequences are [time, ...features] and differ in time only.",
    );
  }
}

function checkLength(lengths: readonly number[], time: number): void {
  const longer = lengths.find((own) => own > time);
  if (longer === undefined && Number.isInteger(time)) return;
  throw new RangeError(
    explain(
      "padSequences",
      `a length of ${time} for sequences of ${lengths.join(", ")}.`,
      "Padding makes sequences longer, never shorter.",
    ),
  );
}

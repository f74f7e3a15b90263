import {
  arange,
  concat,
  formatShape,
  gather,
  ShapeError,
  sameShape,
  type Tensor,
} from "@gradus/core";

export interface ManyToOneOptions {
  /** Whether the outputs are forward and reverse ones side by side. */
  readonly bidirectional?: boolean;
  /** How many steps of each sequence count, int32 `[batch]`; all of them when left out. */
  readonly lengths?: Tensor;
}

/**
 * What a recurrent network says after the whole sequence: one vector for many steps.
 *
 * Forward, that is the last output; the reverse direction has read everything at the first. Where
 * sequences were padded to one length, `lengths` says which output is the last that counts.
 *
 * @param outputs `[batch, time, features]`
 * @returns `[batch, features]`
 * @throws RangeError if a length is not 1 to time, where the backend can look
 * @throws ShapeError unless the outputs are sequences, and for lengths of a bidirectional network:
 *   its reverse direction begins in the padding
 */
export function manyToOne(
  outputs: Tensor,
  { bidirectional = false, lengths }: ManyToOneOptions = {},
): Tensor {
  checkOutputs(outputs, bidirectional);
  if (lengths) return lastOfEach(outputs, lengths, bidirectional);
  if (!bidirectional) return outputs.slice(null, -1);
  const half = outputs.shape[2] / 2;
  return concat([outputs.slice(null, -1, [0, half]), outputs.slice(null, 0, [half, null])], -1);
}

/** Row `time · b + length − 1` of all outputs, for each sequence b. */
function lastOfEach(outputs: Tensor, lengths: Tensor, bidirectional: boolean): Tensor {
  const [batch, time, features] = outputs.shape;
  if (bidirectional || !sameShape(lengths.shape, [batch])) {
    throw new ShapeError(
      "manyToOne",
      `the lengths are ${formatShape(lengths.shape)}, for ${bidirectional ? "bidirectional " : ""}outputs ${formatShape(outputs.shape)}.`,
      "There is one length for each sequence, and the network reads forward only, so that padding comes last.",
    );
  }
  const int32 = { dtype: "int32", backend: outputs.backend } as const;
  // a lookup that changes nothing, but refuses a length that would reach into another sequence
  const last = gather(arange(0, time, 1, int32), lengths.sub(1));
  const starts = arange(0, batch * time, time, int32);
  return gather(outputs.reshape([batch * time, features]), starts.add(last));
}

function checkOutputs({ shape }: Tensor, bidirectional: boolean): void {
  const even = !bidirectional || shape[2] % 2 === 0;
  if (shape.length === 3 && shape[1] > 0 && even) return;
  throw new ShapeError(
    "manyToOne",
    `the outputs are ${formatShape(shape)}.`,
    `The outputs of a recurrent network are [batch, time, ${bidirectional ? "2 · hidden" : "hidden"}], with at least one step.`,
  );
}

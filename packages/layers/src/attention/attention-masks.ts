import {
  arange,
  explain,
  lessEqual,
  type Tensor,
  type TensorOptions,
  unsqueeze,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";

/**
 * Who may look at whom in a sequence that is read from its start: 1 where the key is not later than
 * the query, else 0.
 *
 *     causalMask(3)      1 0 0
 *                        1 1 0
 *                        1 1 1
 *
 * @returns `[queries, keys]`, int32
 * @throws RangeError unless both are whole numbers, 1 or more
 */
export function causalMask(
  queries: number,
  keys: number = queries,
  { backend }: Pick<TensorOptions, "backend"> = {},
): Tensor {
  checkLengths("causalMask", { queries, keys });
  const options = { dtype: "int32", ...(backend && { backend }) } as const;
  const places = (count: number): Tensor => arange(0, count, 1, options);
  return lessEqual(places(keys), unsqueeze(places(queries), 1));
}

/**
 * Which keys of padded sequences count: 1 for the first `lengths[b]` of sequence b, else 0.
 *
 *     paddingMask([1, 3], 3)      1 0 0
 *                                 1 1 1
 *
 * @param lengths int32, `[batch]`
 * @param keys how long the sequences are with their padding
 * @returns `[batch, 1, keys]`, int32: the same for every query
 * @throws TypeError unless the lengths are an int32 vector
 */
export function paddingMask(lengths: Tensor, keys: number): Tensor {
  checkLengths("paddingMask", { keys });
  if (lengths.dtype !== "int32" || lengths.rank !== 1) {
    throw new TypeError(
      explain(
        "paddingMask",
        `the lengths are ${lengths.dtype} with ${lengths.rank} axes.`,
        "There is one whole number for each sequence: int32, [batch].",
      ),
    );
  }
  const places = arange(0, keys, 1, { dtype: "int32", backend: lengths.backend });
  return places.less(lengths.reshape([lengths.size, 1, 1]));
}

import { explain, type Tensor } from "@gradus/core";

/** Adds up what `f` makes of every number of one tensor, or of several. */
export function sumOver(
  who: string,
  weights: Tensor | Iterable<Tensor>,
  f: (w: Tensor) => Tensor,
): Tensor {
  const list = Symbol.iterator in weights ? [...weights] : [weights];
  if (list.length === 0) {
    throw new RangeError(
      explain(
        who,
        "there are no weights.",
        "A penalty is paid by at least one tensor.",
        "weightsOf(model)",
      ),
    );
  }
  return list.map((w) => f(w).sum()).reduce((total, part) => total.add(part));
}

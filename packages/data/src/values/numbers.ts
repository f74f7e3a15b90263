import { explain, Tensor } from "@gradus/core";

/** Numbers to be looked at: a list, a typed array, or a tensor that can be read at once. */
export type Numbers = Tensor | ArrayLike<number>;

/**
 * Numbers as a list that can be indexed.
 *
 * @param who names the caller in errors
 * @throws RangeError for NaN and infinities
 */
export function finiteNumbers(who: string, name: string, numbers: Numbers): ArrayLike<number> {
  const list = numbers instanceof Tensor ? numbers.dataSync() : numbers;
  for (let i = 0; i < list.length; i++) {
    if (Number.isFinite(list[i])) continue;
    throw new RangeError(
      explain(who, `${name}[${i}] is ${list[i]}.`, `Every number of the ${name} is finite.`),
    );
  }
  return list;
}

/** Throws unless two lists have as many items as each other, and at least one. */
export function checkPairs(
  who: string,
  a: { readonly name: string; readonly length: number },
  b: { readonly name: string; readonly length: number },
): void {
  if (a.length === b.length && a.length > 0) return;
  throw new RangeError(
    explain(
      who,
      `${a.length} in the ${a.name} and ${b.length} in the ${b.name}.`,
      `There are as many in the ${a.name} as in the ${b.name}, and at least one.`,
    ),
  );
}

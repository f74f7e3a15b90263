import { formatShape, type Shape, ShapeError } from "@gradus/core";

const who = "scaledDotProductAttention";

/** Throws unless queries and keys share their features, and every key has one value. */
export function checkAttention(q: Shape, k: Shape, v: Shape): void {
  const matrices = [q, k, v].every(({ length }) => length >= 2);
  if (matrices && q.at(-1) === k.at(-1) && k.at(-2) === v.at(-2) && q.at(-1) !== 0) return;
  throw new ShapeError(
    who,
    `the queries are ${formatShape(q)}, the keys ${formatShape(k)} and the values ${formatShape(v)}.`,
    "Queries [..., queries, d] and keys [..., keys, d] share their features, and every key has one value [..., keys, values].",
  );
}

/** Throws unless a mask says one thing about each query and key. */
export function checkMask(scores: Shape, mask: Shape): void {
  const fits =
    mask.length <= scores.length &&
    mask.every((length, i) => {
      const own = scores[i + scores.length - mask.length];
      return length === 1 || length === own;
    });
  if (fits) return;
  throw new ShapeError(
    who,
    `the mask is ${formatShape(mask)}, for scores ${formatShape(scores)}.`,
    "A mask broadcasts to one number for each query and key, [..., queries, keys].",
  );
}

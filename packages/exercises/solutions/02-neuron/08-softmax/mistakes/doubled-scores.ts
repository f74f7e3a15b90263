/** @diagnosis The scores are doubled before the exponential, so the winner takes too much: two scores that differ by 1 end up e² times apart, not e times. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  const highest = Math.max(...scores);
  const powers = scores.map((x) => Math.exp(2 * (x - highest)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

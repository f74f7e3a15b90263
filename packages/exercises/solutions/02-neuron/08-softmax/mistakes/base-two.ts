/** @diagnosis The powers are powers of 2, not of e: two scores that differ by 1 get probabilities 2 times apart, where it should be e = 2.718… times. */
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
  const powers = scores.map((x) => 2 ** (x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

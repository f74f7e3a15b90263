/** @diagnosis A tiny number is added to the sum to avoid dividing by 0, so the probabilities do not sum to 1. Shift the scores by their highest instead: then the sum is at least 1. */
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
  return powers.map((power) => power / (total + 1e-8));
}

/** @diagnosis Each score is divided by the sum of the scores: the exponential is missing. Negative scores would become negative probabilities. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  const total = scores.reduce((sum, x) => sum + x, 0);
  return scores.map((x) => x / total);
}

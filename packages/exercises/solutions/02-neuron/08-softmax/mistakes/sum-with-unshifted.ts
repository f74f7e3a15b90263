/** @diagnosis The powers above the line are shifted by the highest score, those in the sum are not: the shift cancels only where it stands in both. */
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
  const total = scores.reduce((sum, x) => sum + Math.exp(x), 0);
  return scores.map((x) => Math.exp(x - highest) / total);
}

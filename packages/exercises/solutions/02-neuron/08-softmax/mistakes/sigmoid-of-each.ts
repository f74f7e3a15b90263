/** @diagnosis Each score goes through a sigmoid of its own, without looking at the others in its row, so the row does not sum to 1. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  return scores.map((x) => 1 / (1 + Math.exp(-x)));
}

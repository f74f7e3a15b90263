/** @diagnosis All rows are shifted by the highest score of the whole matrix: a row that lies far below it becomes 0 / 0. Take the highest score of the row. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const highest = Math.max(...data);
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns), highest));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec, highest: number): Vec {
  const powers = scores.map((x) => Math.exp(x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

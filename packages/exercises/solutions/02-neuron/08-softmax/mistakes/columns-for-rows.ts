/** @diagnosis The columns sum to 1, not the rows: the exponentials are added up down a column. An example is a row, so its scores stand side by side. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result = [...data];
  for (let column = 0; column < columns; column++) {
    const scores = Array.from({ length: rows }, (_, row) => data[row * columns + column]);
    shares(scores).forEach((p, row) => (result[row * columns + column] = p));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  const highest = Math.max(...scores);
  const powers = scores.map((x) => Math.exp(x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

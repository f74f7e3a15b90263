import type { Mat, Vec } from "#mat";

/** Turns every row of scores into probabilities. */
export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  const highest = Math.max(...scores); // now the largest power is e⁰ = 1: nothing overflows
  const powers = scores.map((x) => Math.exp(x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

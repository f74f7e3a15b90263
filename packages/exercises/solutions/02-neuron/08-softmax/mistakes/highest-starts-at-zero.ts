/** @diagnosis The search for the highest score starts at 0, so a row of nothing but very negative scores is not shifted and becomes 0 / 0. Start it at −Infinity. */
import type { Mat, Vec } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const result: number[] = [];
  for (let row = 0; row < rows; row++) {
    result.push(...shares(data.slice(row * columns, (row + 1) * columns)));
  }
  return { rows, columns, data: result };
}

function shares(scores: Vec): Vec {
  let highest = 0;
  for (const x of scores) if (x > highest) highest = x;
  const powers = scores.map((x) => Math.exp(x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

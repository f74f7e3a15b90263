/** @diagnosis The whole matrix sums to 1: every exponential is divided by the sum over all rows. Each row needs a sum of its own. */
import type { Mat } from "#mat";

export function softmax({ rows, columns, data }: Mat): Mat {
  const highest = Math.max(...data);
  const powers = data.map((x) => Math.exp(x - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return { rows, columns, data: powers.map((power) => power / total) };
}

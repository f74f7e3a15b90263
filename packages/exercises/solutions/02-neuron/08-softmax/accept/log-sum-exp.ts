import type { Mat } from "#mat";

/** p = e^(x − log Σ eˣ), with the logarithm of the sum found in one pass over the row. */
export function softmax({ rows, columns, data }: Mat): Mat {
  const result = [...data];
  for (let row = 0; row < rows; row++) {
    let highest = -Infinity;
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      const x = data[i];
      if (x > highest) {
        sum = sum * Math.exp(highest - x) + 1;
        highest = x;
      } else if (x > -Infinity) {
        sum += Math.exp(x - highest);
      }
    }
    const logSum = highest + Math.log(sum);
    for (let i = row * columns; i < (row + 1) * columns; i++)
      result[i] = Math.exp(data[i] - logSum);
  }
  return { rows, columns, data: result };
}

import type { Mat, Vec } from "#mat";

export function step(z: number): 0 | 1 {
  return z >= 0 ? 1 : 0;
}

// The bias is the weight of one more column that is always 1.
export function trainPerceptron(
  X: Mat,
  y: Vec,
  { lr, epochs }: { lr: number; epochs: number },
): { w: number[]; b: number; mistakes: number[] } {
  const rows = Array.from({ length: X.rows }, (_, i) => [
    ...X.data.slice(i * X.columns, (i + 1) * X.columns),
    1,
  ]);
  const w = Array.from({ length: X.columns + 1 }, () => 0);
  const mistakes: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const errors = rows.map((row, i) => {
      const error = y[i] - step(row.reduce((sum, xj, j) => sum + w[j] * xj, 0));
      row.forEach((xj, j) => (w[j] += error * lr * xj));
      return error;
    });
    mistakes.push(errors.filter((error) => error !== 0).length);
  }
  return { w: w.slice(0, -1), b: w[X.columns], mistakes };
}

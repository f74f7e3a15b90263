import type { Mat, Vec } from "#mat";

/** Fires from zero upwards. */
export function step(z: number): 0 | 1 {
  return z >= 0 ? 1 : 0;
}

/** Goes through the rows in order and corrects the weights after each wrong one. */
export function trainPerceptron(
  X: Mat,
  y: Vec,
  { lr, epochs }: { lr: number; epochs: number },
): { w: number[]; b: number; mistakes: number[] } {
  const w = Array.from({ length: X.columns }, () => 0);
  let b = 0;
  const mistakes: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    for (let i = 0; i < X.rows; i++) {
      const x = X.data.slice(i * X.columns, (i + 1) * X.columns);
      const z = x.reduce((sum, xj, j) => sum + w[j] * xj, b);
      const error = y[i] - step(z);
      for (let j = 0; j < x.length; j++) w[j] += lr * error * x[j];
      b += lr * error;
      if (error !== 0) wrong++;
    }
    mistakes.push(wrong);
  }
  return { w, b, mistakes };
}

/** @diagnosis The corrections are collected and made at the end of the epoch. Make each one at once: the next row is judged with the new weights. */
import type { Mat, Vec } from "#mat";

interface Training {
  lr: number;
  epochs: number;
}

interface Perceptron {
  w: number[];
  b: number;
  mistakes: number[];
}

export function step(z: number): 0 | 1 {
  return z >= 0 ? 1 : 0;
}

export function trainPerceptron(X: Mat, y: Vec, { lr, epochs }: Training): Perceptron {
  const w = Array.from({ length: X.columns }, () => 0);
  let b = 0;
  const mistakes: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    const old = { w: [...w], b };
    for (let i = 0; i < X.rows; i++) {
      let z = old.b;
      for (let j = 0; j < X.columns; j++) z += old.w[j] * X.data[i * X.columns + j];
      const error = y[i] - step(z);
      for (let j = 0; j < X.columns; j++) w[j] += lr * error * X.data[i * X.columns + j];
      b += lr * error;
      if (error !== 0) wrong++;
    }
    mistakes.push(wrong);
  }
  return { w, b, mistakes };
}

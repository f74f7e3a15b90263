import type { Mat, Vec } from "#mat";

interface Training {
  lr: number;
  epochs: number;
}

export function step(z: number): 0 | 1 {
  return z < 0 ? 0 : 1;
}

// Rosenblatt's own words: a missed 1 adds the row, a false 1 takes it away.
export function trainPerceptron(
  X: Mat,
  y: Vec,
  o: Training,
): { w: number[]; b: number; mistakes: number[] } {
  let w: number[] = Array.from({ length: X.columns }, () => 0);
  let b = 0;
  const mistakes = Array.from({ length: o.epochs }, () => 0);
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    for (let i = 0; i < X.rows; i++) {
      const x = X.data.slice(i * X.columns, (i + 1) * X.columns);
      const answer = step(w.reduce((sum, wj, j) => sum + wj * x[j], 0) + b);
      if (answer === y[i]) continue;
      mistakes[epoch]++;
      const change = y[i] === 1 ? o.lr : -o.lr;
      w = w.map((wj, j) => wj + change * x[j]);
      b += change;
    }
  }
  return { w, b, mistakes };
}

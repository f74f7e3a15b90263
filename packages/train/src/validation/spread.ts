/** Where numbers are, and how far apart. */
export interface Spread {
  readonly mean: number;
  /** The standard deviation, divided by n − 1; 0 of a single number. */
  readonly deviation: number;
}

/** mean = Σx / n, deviation = √(Σ(x − mean)² / (n − 1)), of at least one number. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(values.length - 1, 1)) };
}

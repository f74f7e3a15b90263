import { concat, matmul, type Random, sqrt, square, type Tensor, zeros } from "@gradus/core";

/** The mean of some rows, and the directions in which they vary most. */
export interface PrincipalComponents {
  /** `[features]` */
  readonly mean: Tensor;
  /** `[features, size]`, orthogonal columns of length 1 */
  readonly directions: Tensor;
}

/**
 * Principal component analysis by orthogonal iteration.
 *
 *     C = (X − μ)ᵀ (X − μ) / n,   Q ← orthogonal(C Q), again and again
 *
 * Multiplying by C stretches most what lies in the direction of most variance, so that the columns
 * of Q turn there. As only the plane they span matters here, 30 times are enough.
 *
 * @param x `[rows, features]`
 * @see Golub & Van Loan, *Matrix Computations* (4th ed., 2013), §8.2.4
 */
export function principalComponents(x: Tensor, size: number, random: Random): PrincipalComponents {
  const [rows, features] = x.shape;
  const mean = x.mean(0);
  const centered = x.sub(mean);
  const covariance = matmul(centered, centered, { transposeA: true }).div(rows);
  let directions = orthogonal(random.normal([features, size]));
  for (let i = 0; i < 30; i++) directions = orthogonal(covariance.matmul(directions));
  return { mean, directions };
}

/** What is left of rows that pass through as many numbers as there are directions: μ + (x − μ) Q Qᵀ. */
export function project(x: Tensor, { mean, directions }: PrincipalComponents): Tensor {
  const codes = x.sub(mean).matmul(directions);
  return matmul(codes, directions, { transposeB: true }).add(mean);
}

/** Gram and Schmidt: each column without its part along the columns before it, at length 1. */
function orthogonal(columns: Tensor): Tensor {
  const [features, size] = columns.shape;
  let done = zeros([features, 0]);
  for (let j = 0; j < size; j++) {
    let column = columns.slice(null, [j, j + 1]);
    // twice, because rounding leaves a little of what the first time takes away
    for (let time = 0; time < 2; time++)
      column = column.sub(done.matmul(matmul(done, column, { transposeA: true })));
    done = concat([done, column.div(sqrt(square(column).sum()))], 1);
  }
  return done;
}

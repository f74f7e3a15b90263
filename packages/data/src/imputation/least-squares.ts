/**
 * The coefficients c for which Xc comes closest to y: they minimize ‖Xc − y‖².
 *
 *     X = QR        R c = Qᵀy
 *
 * Q is built column by column: what of a column the earlier ones already explain is taken away, and the
 * rest is brought to length 1. A column that the earlier ones explain as a whole gets 0.
 *
 * @param columns of X, each as long as `y`
 * @see Golub & Van Loan, "Matrix Computations" (2013), section 5.2.8: modified Gram–Schmidt
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): number[] {
  const basis: { q: Float64Array; column: number; r: number[] }[] = [];
  columns.forEach((x, column) => {
    const rest = Float64Array.from(x);
    const r = basis.map(() => 0);
    // twice is enough: the first turn leaves rounding errors of the size of what it took away
    for (let turn = 0; turn < 2; turn++)
      basis.forEach(({ q }, i) => {
        const part = dot(q, rest);
        r[i] += part;
        for (let row = 0; row < rest.length; row++) rest[row] -= part * q[row];
      });
    const length = Math.sqrt(dot(rest, rest));
    if (length <= 1e-10 * Math.sqrt(dot(x, x))) return;
    basis.push({ q: rest.map((value) => value / length), column, r: [...r, length] });
  });

  const coefficients = columns.map(() => 0);
  for (let i = basis.length - 1; i >= 0; i--) {
    let value = dot(basis[i].q, y);
    for (let j = i + 1; j < basis.length; j++)
      value -= basis[j].r[i] * coefficients[basis[j].column];
    coefficients[basis[i].column] = value / basis[i].r[i];
  }
  return coefficients;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

import type { Mat } from "#mat";
import {
  close,
  direct,
  equal,
  example,
  exercise,
  finite,
  forAll,
  matrices,
  pairOfMatrices,
  throws,
} from "#spec";
import type * as learner from "./exercise.ts";

/** The matrix with these rows. */
function matrix(...rows: readonly (readonly number[])[]): Mat {
  return { rows: rows.length, columns: rows[0].length, data: rows.flat() };
}

/** The matrix with `entry(i, j)` in row i and column j. */
function build(rows: number, columns: number, entry: (i: number, j: number) => number): Mat {
  const data = Array.from({ length: rows * columns }, (_, place) =>
    entry(Math.floor(place / columns), place % columns),
  );
  return { rows, columns, data };
}

/** Row i of `a` times column j of `b`. */
function rowTimesColumn(a: Mat, i: number, b: Mat, j: number): number {
  const row = a.data.slice(i * a.columns, (i + 1) * a.columns);
  return row.reduce((sum, x, k) => sum + x * b.data[k * b.columns + j], 0);
}

const rowsByColumns = "multiplies every row of a by every column of b";
const rowsToColumns = "turns rows into columns";

export default exercise(
  {
    title: "Matrix product and transpose",
    hints: [
      "Every entry of the product is a dot product: row i of a with column j of b. The transpose computes nothing; it only moves numbers.",
      "Look at the strides. Row i of a matrix starts at i * columns, with the number of columns of that very matrix: a.columns, b.columns and the columns of the result are three different numbers.",
      "For every i < a.rows, for every j < b.columns: sum a.data[i * a.columns + k] * b.data[k * b.columns + j] over k and push it. For the transpose: for every column j of a, for every row i, push a.data[i * a.columns + j].",
    ],
  },
  direct<typeof learner>(),
  ({ check, act }) => {
    check(
      rowsByColumns,
      { points: 1 },
      example(async () => {
        const a = matrix([1, 2, 0], [3, 1, 1]);
        const b = matrix([1, 2], [3, 2], [5, 4]);
        const why =
          "1·1 + 2·3 + 0·5 = 7 and 1·2 + 2·2 + 0·4 = 6; 3·1 + 1·3 + 1·5 = 11 and 3·2 + 1·2 + 1·4 = 12";
        equal(await act.matmul(a, b), matrix([7, 6], [11, 12]), why);
      }),
    );

    check(
      "has as many rows as a and as many columns as b",
      { points: 1 },
      forAll(pairOfMatrices(), async ([a, b]) => {
        const { rows, columns, data } = await act.matmul(a, b);
        const why = `[${a.rows}, ${a.columns}] × [${b.rows}, ${b.columns}] → [${a.rows}, ${b.columns}]`;
        const size = a.rows * b.columns;
        const expected = { rows: a.rows, columns: b.columns, "data.length": size };
        equal({ rows, columns, "data.length": data.length }, expected, why);
      }),
    );

    check(
      "puts row i times column j at [i, j], whatever the shapes",
      { points: 2 },
      forAll(pairOfMatrices(), async ([a, b]) => {
        const c = build(a.rows, b.columns, (i, j) => rowTimesColumn(a, i, b, j));
        close(await act.matmul(a, b), c, "C[i, j] = Σₖ A[i, k] B[k, j]");
      }),
    );

    check(
      "refuses matrices whose inner lengths differ",
      { points: 1, needs: [rowsByColumns] },
      example(async () => {
        const wide = matrix([1, 2, 3], [4, 5, 6]);
        const square = matrix([1, 2], [3, 4]);
        await throws(
          () => act.matmul(wide, square),
          "[2, 3] × [2, 2]: a row of 3 numbers cannot meet a column of 2",
        );
        await throws(
          () => act.matmul(square, matrix([1], [2], [3])),
          "[2, 2] × [3, 1]: a row of 2 numbers cannot meet a column of 3",
        );
      }),
    );

    check(
      rowsToColumns,
      { points: 1 },
      example(async () => {
        const why = "the first row 1 2 3 becomes the first column, and the second row the second";
        equal(
          await act.transpose(matrix([1, 2, 3], [4, 5, 6])),
          matrix([1, 4], [2, 5], [3, 6]),
          why,
        );
      }),
    );

    check(
      "moves the entry at [i, j] to [j, i]",
      { points: 1 },
      forAll(matrices(), async (a) => {
        const mirrored = build(a.columns, a.rows, (j, i) => a.data[i * a.columns + j]);
        equal(await act.transpose(a), mirrored, "Aᵀ[j, i] = A[i, j]");
      }),
    );

    check(
      "reverses a product when it is transposed: (AB)ᵀ = BᵀAᵀ",
      { points: 1, needs: [rowsByColumns, rowsToColumns] },
      forAll(pairOfMatrices(), async ([a, b]) => {
        const left = await act.transpose(await act.matmul(a, b));
        const right = await act.matmul(await act.transpose(b), await act.transpose(a));
        finite(left.data, "products and sums of finite numbers of this size are finite");
        close(left, right, "row i of A meets column j of B on both sides; only the roles change");
      }),
    );
  },
);

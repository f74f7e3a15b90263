import type { Mat, Vec } from "#mat";

export interface LayerParams {
  readonly W: Mat;
  readonly b: Vec;
  readonly act: (z: number) => number;
}

export interface Cache {
  readonly input: Mat;
  readonly Z: Mat;
  readonly A: Mat;
}

/** The bias as the weight of an input that is always 1: X gets a column of ones, W a last row. */
export function denseForward(
  X: Mat,
  W: Mat,
  b: Vec,
  act: (z: number) => number,
): { Z: Mat; A: Mat } {
  checkShapes(X, W, b);
  const inputs = (row: number): Vec => [...X.data.slice(row * X.columns, (row + 1) * X.columns), 1];
  const weights = [...W.data, ...b];
  const sums = (row: number): number[] =>
    b.map((_, neuron) =>
      inputs(row).reduce((sum, x, k) => sum + x * weights[k * W.columns + neuron], 0),
    );
  const data = Array.from({ length: X.rows }, (_, row) => sums(row)).flat();
  const Z = { rows: X.rows, columns: W.columns, data };
  return { Z, A: { ...Z, data: data.map((z) => act(z)) } };
}

export function forwardAll(X: Mat, layers: readonly LayerParams[]): Cache[] {
  const [first, ...rest] = layers;
  if (!first) return [];
  const cache = { input: X, ...denseForward(X, first.W, first.b, first.act) };
  return [cache, ...forwardAll(cache.A, rest)];
}

function checkShapes(X: Mat, W: Mat, b: Vec): void {
  if (X.columns !== W.rows) {
    throw new RangeError(`denseForward: X has ${X.columns} columns, but W has ${W.rows} rows.`);
  }
  if (b.length !== W.columns) {
    throw new RangeError(
      `denseForward: b has ${b.length} numbers, but W has ${W.columns} columns.`,
    );
  }
}

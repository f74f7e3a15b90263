/** @diagnosis A is the same as Z: the activation is never applied, so a stack of layers is no more than one layer. */
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

export function denseForward(
  X: Mat,
  W: Mat,
  b: Vec,
  _act: (z: number) => number,
): { Z: Mat; A: Mat } {
  checkShapes(X, W, b);
  const Z = weightedSums(X, W, b);
  return { Z, A: Z };
}
export function forwardAll(X: Mat, layers: readonly LayerParams[]): Cache[] {
  const caches: Cache[] = [];
  let input = X;
  for (const { W, b, act } of layers) {
    const { Z, A } = denseForward(input, W, b, act);
    caches.push({ input, Z, A });
    input = A;
  }
  return caches;
}

function weightedSums(X: Mat, W: Mat, b: Vec): Mat {
  const data: number[] = [];
  for (let row = 0; row < X.rows; row++) {
    for (let neuron = 0; neuron < W.columns; neuron++) {
      let z = b[neuron];
      for (let k = 0; k < W.rows; k++) {
        z += X.data[row * X.columns + k] * W.data[k * W.columns + neuron];
      }
      data.push(z);
    }
  }
  return { rows: X.rows, columns: W.columns, data };
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

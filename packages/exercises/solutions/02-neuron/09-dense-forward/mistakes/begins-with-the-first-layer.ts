/** @diagnosis The first layer is computed before the loop, so a network without layers fails: let the loop begin at layer 0, with X as its input. */
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
  act: (z: number) => number,
): { Z: Mat; A: Mat } {
  if (X.columns !== W.rows || b.length !== W.columns) throw new RangeError("shapes do not fit");
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
  const Z = { rows: X.rows, columns: W.columns, data };
  return { Z, A: { ...Z, data: data.map((z) => act(z)) } };
}

export function forwardAll(X: Mat, layers: readonly LayerParams[]): Cache[] {
  const [first, ...others] = layers;
  const caches = [{ input: X, ...denseForward(X, first.W, first.b, first.act) }];
  for (const { W, b, act } of others) {
    const input = caches[caches.length - 1].A;
    caches.push({ input, ...denseForward(input, W, b, act) });
  }
  return caches;
}

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

/** X W as a sum of columns times rows, added to a batch of biases. */
export function denseForward(
  X: Mat,
  W: Mat,
  b: Vec,
  act: (z: number) => number,
): { Z: Mat; A: Mat } {
  checkShapes(X, W, b);
  const z = Array.from({ length: X.rows }, () => b).flat();
  for (let k = 0; k < W.rows; k++) {
    for (let i = 0; i < z.length; i++) {
      const neuron = i % W.columns;
      const row = (i - neuron) / W.columns;
      z[i] += X.data[row * X.columns + k] * W.data[k * W.columns + neuron];
    }
  }
  const shape = { rows: X.rows, columns: W.columns };
  return { Z: { ...shape, data: z }, A: { ...shape, data: z.map((sum) => act(sum)) } };
}

export function forwardAll(X: Mat, layers: readonly LayerParams[]): Cache[] {
  return layers.reduce<Cache[]>((caches, { W, b, act }) => {
    const input = caches.at(-1)?.A ?? X;
    return [...caches, { input, ...denseForward(input, W, b, act) }];
  }, []);
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

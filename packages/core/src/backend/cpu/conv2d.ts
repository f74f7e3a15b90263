import type { TypedArray } from "../../tensor/dtype.ts";
import type { ConvSizes } from "../backend.ts";
import { product } from "./matmul.ts";
import { fold, unfold } from "./unfold.ts";

/**
 * y[n, o, p] = Σ over channels and taps of weight[o, (c, k)] · unfold(x[n])[(c, k), p]
 *
 * One image and one group at a time, so that the columns of one of them are all the memory it takes.
 */
export function conv2d(x: TypedArray, weight: TypedArray, y: TypedArray, sizes: ConvSizes): void {
  const { parts, image, places, outputs, columns, channels } = partsOf(sizes);
  const [m, k, n] = [outputs, columns, places];
  const w = new Float64Array(weight);
  const unfolded = new Float64Array(k * n); // where the window sees padding, it stays 0
  for (let p = 0; p < parts; p++) {
    unfold(x, p * image, channels, unfolded, sizes);
    const wAt = (p % sizes.groups) * m * k;
    product(w, wAt, unfolded, 0, y, p * m * n, { m, k, n, transposeA: false, transposeB: false });
  }
}

/** dx[n] = fold(Wᵀ g[n]): each number receives from every window that saw it. */
export function conv2dGradX(
  g: TypedArray,
  weight: TypedArray,
  dx: TypedArray,
  sizes: ConvSizes,
): void {
  const { parts, image, places, outputs, columns, channels } = partsOf(sizes);
  const [m, k, n] = [columns, outputs, places];
  const w = new Float64Array(weight);
  const gradient = new Float64Array(g);
  const unfolded = new Float64Array(m * n);
  const folded = new Float64Array(image);
  for (let p = 0; p < parts; p++) {
    const wAt = (p % sizes.groups) * m * k;
    product(w, wAt, gradient, p * k * n, unfolded, 0, {
      m,
      k,
      n,
      transposeA: true,
      transposeB: false,
    });
    folded.fill(0);
    fold(unfolded, folded, 0, channels, sizes);
    dx.set(folded, p * image);
  }
}

/** dW = Σₙ g[n] unfold(x[n])ᵀ: every image and every place adds its part. */
export function conv2dGradWeight(
  x: TypedArray,
  g: TypedArray,
  dw: TypedArray,
  sizes: ConvSizes,
): void {
  const { parts, image, places, outputs, columns, channels } = partsOf(sizes);
  const [m, k, n] = [outputs, places, columns];
  const gradient = new Float64Array(g);
  const unfolded = new Float64Array(k * n);
  const part = new Float64Array(m * n);
  const total = new Float64Array(dw.length);
  for (let p = 0; p < parts; p++) {
    unfold(x, p * image, channels, unfolded, sizes);
    product(gradient, p * m * k, unfolded, 0, part, 0, {
      m,
      k,
      n,
      transposeA: false,
      transposeB: true,
    });
    const at = (p % sizes.groups) * m * n;
    for (let i = 0; i < part.length; i++) total[at + i] += part[i];
  }
  dw.set(total);
}

/** One part is one group of channels of one image: a convolution without groups. */
function partsOf({ batch, groups, inChannels, outChannels, rows, columns }: ConvSizes): {
  /** How many parts. */
  parts: number;
  /** How many channels each reads. */
  channels: number;
  /** How many numbers each reads. */
  image: number;
  /** How many numbers a window reads: the height of the unfolded matrix. */
  columns: number;
  /** At how many places the window stands: its width. */
  places: number;
  /** How many channels each writes. */
  outputs: number;
} {
  const channels = inChannels / groups;
  return {
    parts: batch * groups,
    channels,
    image: channels * rows.length * columns.length,
    columns: channels * rows.taps * columns.taps,
    places: rows.places * columns.places,
    outputs: outChannels / groups,
  };
}

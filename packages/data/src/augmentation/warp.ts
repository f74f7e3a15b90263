import { allocate, fromData, type Tensor } from "@gradus/core";

/** What stands outside of an image. */
export interface FillOptions {
  /** 0 unless said otherwise. */
  readonly fill?: number;
}

/** Where the pixel of a result comes from: a place in the image, between pixels, or outside. */
export type Source = (row: number, column: number) => readonly [row: number, column: number];

/**
 * An image made anew, in which each pixel asks where it comes from.
 *
 * Between pixels, the four neighbors are mixed by their distance (bilinear interpolation). Asking backward,
 * from the result to the image, leaves no holes.
 *
 * @param image `[channels, height, width]`
 * @param size height and width of the result
 * @param source for a pixel of the result, its place in the image
 * @param fill what stands outside of the image
 */
export function warp(
  image: Tensor,
  [height, width]: readonly [height: number, width: number],
  source: Source,
  fill: number,
): Tensor {
  const [channels, rows, columns] = image.shape;
  const [from, area] = [image.dataSync(), rows * columns];
  const to = allocate(image.dtype, channels * height * width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [y, x] = source(row, column);
      const [top, left] = [Math.floor(y), Math.floor(x)];
      for (let corner = 0; corner < 4; corner++) {
        const [atRow, atColumn] = [top + (corner >> 1), left + (corner & 1)];
        const weight = (1 - Math.abs(y - atRow)) * (1 - Math.abs(x - atColumn));
        if (weight === 0) continue; // 0 · ∞ is not 0
        const inside = atRow >= 0 && atRow < rows && atColumn >= 0 && atColumn < columns;
        const [pixel, target] = [atRow * columns + atColumn, row * width + column];
        for (let channel = 0; channel < channels; channel++) {
          const value = inside ? from[channel * area + pixel] : fill;
          to[channel * height * width + target] += weight * value;
        }
      }
    }
  }
  return fromData(to, [channels, height, width], { backend: image.backend });
}

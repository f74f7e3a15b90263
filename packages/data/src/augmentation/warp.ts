import { allocate, fromData, type Tensor } from "@gradus/core";

/** What stands outside of an image. */
export interface FillOptions {
  /** 0 unless said otherwise. */
  readonly fill?: number;
}

/**
 * Where the pixel of a result comes from: a place in the image, between pixels, or outside.
 *
 *     row    = row[0] · r + row[1] · c + row[2]
 *     column = column[0] · r + column[1] · c + column[2]
 */
export interface Source {
  readonly row: readonly [number, number, number];
  readonly column: readonly [number, number, number];
}

/**
 * An image made anew, in which each pixel asks where it comes from.
 *
 * Between pixels, the four neighbors are mixed by their distance (bilinear interpolation). Asking backward,
 * from the result to the image, leaves no holes.
 *
 * @param image `[channels, height, width]`
 * @param size height and width of the result
 * @param source for the pixel in row r and column c of the result, its place in the image
 * @param fill what stands outside of the image
 */
export function warp(
  image: Tensor,
  [height, width]: readonly [height: number, width: number],
  {
    row: [rowByRow, rowByColumn, rowStart],
    column: [columnByRow, columnByColumn, columnStart],
  }: Source,
  fill: number,
): Tensor {
  const [channels, rows, columns] = image.shape;
  const from = image.dataSync();
  const to = allocate(image.dtype, channels * height * width);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const y = rowByRow * r + rowByColumn * c + rowStart;
      const x = columnByRow * r + columnByColumn * c + columnStart;
      const [top, left] = [Math.floor(y), Math.floor(x)];
      for (let corner = 0; corner < 4; corner++) {
        const row = top + (corner >> 1);
        const column = left + (corner & 1);
        const weight = (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
        if (weight === 0) continue; // 0 · ∞ is not 0
        const inside = row >= 0 && row < rows && column >= 0 && column < columns;
        for (let channel = 0; channel < channels; channel++) {
          const value = inside ? from[(channel * rows + row) * columns + column] : fill;
          to[(channel * height + r) * width + c] += weight * value;
        }
      }
    }
  }
  return fromData(to, [channels, height, width], { backend: image.backend });
}

import type { Tensor } from "@gradus/core";
import { type Augmentation, between, checkBound } from "./augmentation.ts";
import { checkFinite, checkFloatImage } from "./image.ts";
import { type FillOptions, warp } from "./warp.ts";

/** What stands outside, and how large the result is. */
export interface RotateOptions extends FillOptions {
  /** Whether the result is as large as the turned image needs; it keeps its size unless said otherwise. */
  readonly expand?: boolean;
}

/**
 * An image turned about its center, counter-clockwise as seen.
 *
 * With rows that count downward, the pixel of the result at (x, y) from the center comes from
 *
 *     (x cos θ − y sin θ, x sin θ + y cos θ)
 *
 * Quarter turns move pixels exactly; `expand` keeps all of them where height and width differ.
 *
 * @param image `[channels, height, width]`
 * @param degrees θ; negative turns clockwise
 * @returns the same shape, or a larger or turned one with `expand`
 */
export function rotate(
  image: Tensor,
  degrees: number,
  { fill = 0, expand = false }: RotateOptions = {},
): Tensor {
  checkFloatImage("rotate", image);
  checkFinite("rotate", "angle", degrees);
  const [, rows, columns] = image.shape;
  const [cos, sin] = cosAndSin(degrees);
  const reach = (along: number, across: number): number =>
    Math.ceil(along * Math.abs(cos) + across * Math.abs(sin) - 1e-9); // sines are rounded
  const [height, width] = expand ? [reach(rows, columns), reach(columns, rows)] : [rows, columns];
  const [y, x] = [(height - 1) / 2, (width - 1) / 2];
  return warp(
    image,
    [height, width],
    {
      row: [cos, sin, (rows - 1) / 2 - y * cos - x * sin],
      column: [-sin, cos, (columns - 1) / 2 + y * sin - x * cos],
    },
    fill,
  );
}

/** Exactly 0 and ±1 for quarter turns, which a sine of π/2 would miss by a rounding error. */
function cosAndSin(degrees: number): [cos: number, sin: number] {
  const turn = ((degrees % 360) + 360) % 360;
  if (turn % 90 !== 0) {
    const angle = (turn * Math.PI) / 180;
    return [Math.cos(angle), Math.sin(angle)];
  }
  const quarter = (turn / 90) % 4;
  return [[1, 0, -1, 0][quarter], [0, 1, 0, -1][quarter]];
}

/** How far, and what stands outside. */
export interface RandomRotateOptions extends FillOptions {
  readonly degrees: number;
}

/** Turns by any angle up to `degrees`, to either side. */
export function randomRotate({ degrees: furthest, fill = 0 }: RandomRotateOptions): Augmentation {
  checkBound("randomRotate", "angle", furthest);
  return (image, random) => {
    const degrees = between(-furthest, furthest, random);
    return {
      image: rotate(image, degrees, { fill }),
      applied: [{ name: "rotate", parameters: { degrees, fill } }],
    };
  };
}

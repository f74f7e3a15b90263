import { explain } from "@gradus/core";
import { extentOf } from "./axis-ticks.ts";
import { frame, type PlotOptions } from "./frame.ts";
import { drawPictures, grayOrColor, type Picture, picturesHeight } from "./pictures.ts";
import { shortly } from "./shortly.ts";
import { checkNames, readValues, type Values } from "./values.ts";

export interface ImagesOptions extends PlotOptions {
  /** A line below each image, such as its label. */
  readonly captions?: readonly string[];
  /** How many stand in a row; about a square unless given. */
  readonly columns?: number;
  /** The numbers drawn black and white; the smallest and the largest of all images unless given. */
  readonly range?: readonly [black: number, white: number];
}

/**
 * Images in a grid, row by row, all on one scale from black to white. A NaN is a hole.
 *
 * @param images `[batch, channels, height, width]` with 1 or 3 channels, or `[batch, height, width]`
 * @throws ShapeError for other shapes, RangeError for captions or columns that do not fit
 */
export async function plotImages(
  images: Values,
  { title = "Images", width = 480, height, description, ...options }: ImagesOptions = {},
): Promise<string> {
  const axes = ["batch, height, width", "batch, channels, height, width"];
  const { shape, data } = await readValues("plotImages", images, axes);
  const [count, ...size] = shape.length === 3 ? [shape[0], 1, shape[1], shape[2]] : shape;
  const {
    captions,
    columns = Math.ceil(Math.sqrt(count)),
    range = extentOf(Array.from(data)),
  } = options;
  checkChannels(size[0]);
  checkColumns("plotImages", columns);
  if (captions) checkNames("plotImages", "captions", captions, count);
  const pictures: Picture[] = Array.from({ length: count }, (_, i) => ({
    pixels: grayOrColor(data, i * size[0] * size[1] * size[2], size, range),
    width: size[2],
    height: size[1],
    caption: captions?.[i],
  }));
  const [black, white] = range.map(shortly);
  const said = `${count} images of ${size[1]} by ${size[2]} pixels; ${black} is black and ${white} white.`;
  const drawingHeight = picturesHeight(pictures, columns, width);
  return frame({ title, description: description ?? said, width, height, drawingHeight }, () =>
    drawPictures(pictures, columns, width),
  );
}

/** @throws RangeError unless it is a whole number, 1 or more */
export function checkColumns(who: string, columns: number): void {
  if (Number.isInteger(columns) && columns >= 1) return;
  const rule = "The number of columns is a whole number, 1 or more.";
  throw new RangeError(explain(who, `${columns} columns.`, rule));
}

function checkChannels(channels: number): void {
  if (channels === 1 || channels === 3) return;
  throw new RangeError(
    explain(
      "plotImages",
      `the images have ${channels} channels.`,
      "An image has 1 channel (gray) or 3 (red, green and blue).",
      "plotFilters, which draws every channel for itself.",
    ),
  );
}

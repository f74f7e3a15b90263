import { frame, type PlotOptions } from "./frame.ts";
import { drawPictures, type Picture, picturesHeight, signed } from "./pictures.ts";
import { inkOf } from "./palette.ts";
import { checkColumns } from "./plot-images.ts";
import { shortly } from "./shortly.ts";
import { readValues, type Values } from "./values.ts";

export interface FiltersOptions extends PlotOptions {
  /** How many stand in a row; unless given, the input channels, or about a square if there is one. */
  readonly columns?: number;
}

/**
 * The weights of a convolution, each kernel a small picture: orange above zero, blue below, clear
 * at zero, all on one scale.
 *
 * @param weights `[out, in, height, width]`
 * @throws ShapeError for other shapes
 */
export async function plotFilters(
  weights: Values,
  { title = "Filters", width = 480, height, description, ...options }: FiltersOptions = {},
): Promise<string> {
  const { shape, data } = await readValues("plotFilters", weights, ["out, in, height, width"]);
  const [outputs, inputs, rows, columns] = shape;
  const perRow = options.columns ?? (inputs > 1 ? inputs : Math.ceil(Math.sqrt(outputs)));
  checkColumns("plotFilters", perRow);
  const area = rows * columns;
  const most = Array.from(data, Math.abs).reduce((a, b) => (b > a && b < Infinity ? b : a), 0);
  const pictures: Picture[] = Array.from({ length: outputs * inputs }, (_, i) => ({
    pixels: signed(data, i * area, area, most),
    width: columns,
    height: rows,
    caption: inputs > 1 ? `${Math.floor(i / inputs) + 1} ← ${(i % inputs) + 1}` : String(i + 1),
  }));
  const said = `${outputs} filters over ${inputs} channels, ${rows} by ${columns}; weights between −${shortly(most)} and ${shortly(most)}.`;
  const legend = [-1, 1].map((sign) => ({
    name: `${sign < 0 ? "−" : "+"}${shortly(most)}`,
    color: inkOf(sign < 0 ? 0 : 1),
    sign: "square" as const,
  }));
  const drawingHeight = picturesHeight(pictures, perRow, width);
  return frame(
    { title, description: description ?? said, width, height, drawingHeight, legend },
    () => drawPictures(pictures, perRow, width),
  );
}

import { extentOf } from "../axis-ticks.ts";
import { grayOrColor } from "../pictures.ts";
import { readValues, type Values } from "../values.ts";
import { type TerminalOptions, terminalOptions } from "./terminal-options.ts";

export interface TerminalImageOptions extends TerminalOptions {
  /** The numbers drawn black and white; the smallest and the largest unless given. */
  readonly range?: readonly [black: number, white: number];
}

/**
 * An image in half blocks, two pixels to a letter; shades of gray in four steps where there is no
 * color. It is made smaller by whole steps where it is wider than the terminal.
 *
 * @param image `[height, width]`, or `[channels, height, width]` with 1 or 3 channels
 * @returns lines, each with its line end
 * @throws ShapeError for other shapes
 */
export async function terminalImage(
  image: Values,
  { range, ...terminal }: TerminalImageOptions = {},
): Promise<string> {
  const { columns, color } = terminalOptions(terminal);
  const axes = ["height, width", "channels, height, width"];
  const { shape, data } = await readValues("terminalImage", image, axes);
  const size = shape.length === 2 ? [1, ...shape] : shape;
  const [, height, width] = size;
  const pixels = grayOrColor(data, 0, size, range ?? extentOf(Array.from(data)));
  const step = Math.ceil(width / columns);
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2 * step) {
    let line = "";
    for (let x = 0; x < width; x += step) {
      const upper = mean(pixels, width, height, x, y, step);
      const lower = mean(pixels, width, height, x, y + step, step);
      line += color ? halves(upper, lower) : shade(upper, lower);
    }
    lines.push(color ? `${line}\u001b[0m` : line);
  }
  return lines.map((line) => `${line}\n`).join("");
}

type Rgb = readonly [number, number, number];

/** The mean color of a square of pixels; none below the image. */
function mean(
  pixels: Uint8Array,
  width: number,
  height: number,
  left: number,
  top: number,
  step: number,
): Rgb | undefined {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = top; y < Math.min(height, top + step); y++)
    for (let x = left; x < Math.min(width, left + step); x++) {
      for (let color = 0; color < 3; color++) sum[color] += pixels[(y * width + x) * 4 + color];
      count++;
    }
  if (count === 0) return undefined;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function halves(upper: Rgb | undefined, lower: Rgb | undefined): string {
  const code = (layer: number, rgb: Rgb | undefined): string =>
    rgb === undefined
      ? `\u001b[${layer + 1}m`
      : `\u001b[${layer};2;${rgb.map(Math.round).join(";")}m`;
  return `${code(38, upper)}${code(48, lower)}▀`;
}

function shade(upper: Rgb | undefined, lower: Rgb | undefined): string {
  const parts = [upper, lower].filter((rgb) => rgb !== undefined).flat();
  const light = parts.reduce((sum, part) => sum + part, 0) / parts.length / 255;
  return " ░▒▓█"[Math.round(light * 4)];
}

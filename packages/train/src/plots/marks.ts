import type * as PlotModule from "@observablehq/plot";
import { serialize, type SvgNode } from "./svg-text.ts";

export type Plot = typeof PlotModule;

/**
 * Draws marks with Observable Plot into a document that exists only in memory.
 *
 * Both libraries are large, and are loaded when the first plot is drawn.
 *
 * @returns SVG elements, to be put into a frame
 * @see Bostock et al., Observable Plot, https://observablehq.com/plot/
 */
export async function drawMarks(options: (plot: Plot) => PlotModule.PlotOptions): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([
    import("@observablehq/plot"),
    import("linkedom"),
  ]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg: SvgNode = plot.plot({ ...options(plot), document, figure: false });
  return [...svg.childNodes].map(serialize).join("");
}

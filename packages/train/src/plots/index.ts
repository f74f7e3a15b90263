export type { LineSeries } from "./curve.ts";
export type { PlotOptions } from "./frame.ts";
export type { LinesOptions } from "./line-axes.ts";
export { type HistoryPlotOptions, plotHistory } from "./plot-history.ts";
export { plotLines } from "./plot-lines.ts";

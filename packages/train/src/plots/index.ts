export type { LineSeries } from "./curve.ts";
export type { PlotOptions } from "./frame.ts";
export type { LinesOptions } from "./line-axes.ts";
export { type Plane, planeAround, planeInputs, type PlaneOptions } from "./plane.ts";
export { type AttentionPlotOptions, plotAttention } from "./plot-attention.ts";
export { type ConfusionOptions, plotConfusion } from "./plot-confusion.ts";
export {
  type DecisionBoundaryOptions,
  type LabeledPoint,
  plotDecisionBoundary,
} from "./plot-decision-boundary.ts";
export { type FiltersOptions, plotFilters } from "./plot-filters.ts";
export {
  type Forecast,
  type ForecastPlotOptions,
  plotForecast,
  type TimePoints,
} from "./plot-forecast.ts";
export { type HistoryPlotOptions, plotHistory } from "./plot-history.ts";
export { type ImagesOptions, plotImages } from "./plot-images.ts";
export {
  type LearningCurvePlotOptions,
  type LearningCurvePoints,
  plotLearningCurve,
  type Repeated,
} from "./plot-learning-curve.ts";
export { plotLines } from "./plot-lines.ts";
export { type LossSurfaceOptions, plotLossSurface } from "./plot-loss-surface.ts";
export { plotRoc, type RocPoints } from "./plot-roc.ts";
export { terminalConfusion, type TerminalConfusionOptions } from "./terminal/terminal-confusion.ts";
export { terminalHistory, type TerminalHistoryOptions } from "./terminal/terminal-history.ts";
export { terminalImage, type TerminalImageOptions } from "./terminal/terminal-image.ts";
export type { TerminalOptions } from "./terminal/terminal-options.ts";
export type { Values } from "./values.ts";
export { writePlot, type WritePlotOptions } from "./write-plot.ts";

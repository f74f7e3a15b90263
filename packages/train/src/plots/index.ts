export type { LineSeries } from "./curve.ts";
export type { PlotOptions } from "./frame.ts";
export type { LinesOptions } from "./line-axes.ts";
export { type AttentionPlotOptions, plotAttention } from "./plot-attention.ts";
export { type ConfusionOptions, plotConfusion } from "./plot-confusion.ts";
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
export { plotRoc, type RocPoints } from "./plot-roc.ts";
export type { Values } from "./values.ts";

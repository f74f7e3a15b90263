import type { LineSeries } from "./curve.ts";
import type { PlotOptions } from "./frame.ts";
import { plotLines } from "./plot-lines.ts";

/** Numbers at points in time: dates, or a count of steps. */
export interface TimePoints {
  readonly x: readonly (number | Date)[];
  readonly y: ArrayLike<number>;
}

export interface Forecast extends TimePoints {
  readonly name: string;
  /** Edges of what was thought likely, such as a 90 % interval. */
  readonly band?: LineSeries["band"];
}

export interface ForecastPlotOptions extends PlotOptions {
  readonly xLabel?: string;
  readonly yLabel?: string;
}

/**
 * A time series with what models foresaw of it; a vertical line marks where the first forecast begins.
 *
 * @throws RangeError if a series has not as many x as y
 */
export async function plotForecast(
  observed: TimePoints,
  forecasts: readonly Forecast[],
  { xLabel = "time", yLabel = "value", ...options }: ForecastPlotOptions = {},
): Promise<string> {
  // gray, the seventh ink, so that the forecasts stand out
  const series = [{ name: "observed", color: 6, ...observed }];
  const drawn = forecasts.map((forecast, i) => ({ color: i, dashed: i > 0, ...forecast }));
  const starts = forecasts.flatMap(({ x }) => x.slice(0, 1));
  const start = starts.toSorted((a, b) => Number(a) - Number(b)).at(0);
  return plotLines([...series, ...drawn], {
    title: "Forecast",
    xLabel,
    yLabel,
    ...(start !== undefined && { mark: { x: start, name: "forecast" } }),
    ...options,
  });
}

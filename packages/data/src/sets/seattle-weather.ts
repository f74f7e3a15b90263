import type { Table } from "../table/table.ts";
import type { ReadOptions } from "./package-file.ts";
import { vegaTable } from "./vega-file.ts";

/**
 * The weather of Seattle, day by day from 2012 to 2015, from the package `vega-datasets`.
 *
 * @returns date; precipitation in millimeters; temperatureMax and temperatureMin in °C; wind in m/s; weather
 * @throws Error that names the command if the package is not installed
 */
export function loadSeattleWeather(options: ReadOptions = {}): Promise<Table> {
  const columns = {
    date: "date",
    precipitation: "precipitation",
    temperatureMax: "temp_max",
    temperatureMin: "temp_min",
    wind: "wind",
    weather: "weather",
  };
  return vegaTable("loadSeattleWeather", "seattle-weather.csv", columns, options);
}

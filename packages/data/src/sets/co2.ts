import type { Table } from "../table/table.ts";
import type { ReadOptions } from "./package-file.ts";
import { vegaTable } from "./vega-file.ts";

/**
 * CO₂ in the air over Mauna Loa, month by month from 1958 to 2020, in parts per million, from the package
 * `vega-datasets`.
 *
 * @returns date, such as 1958-03-01; co2; adjusted, without the seasons
 * @throws Error that names the command if the package is not installed
 *
 * @see Keeling et al., "Atmospheric Carbon Dioxide Variations at Mauna Loa Observatory" (1976)
 */
export function loadCo2(options: ReadOptions = {}): Promise<Table> {
  const columns = { date: "Date", co2: "CO2", adjusted: "adjusted CO2" };
  return vegaTable("loadCo2", "co2-concentration.csv", columns, options);
}

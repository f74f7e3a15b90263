import type { Table } from "../table/table.ts";
import type { ReadOptions } from "./package-file.ts";
import { vegaTable } from "./vega-file.ts";

/**
 * Cars: 406 models of 1970 to 1982 and how far they go with a gallon, some values missing, from the
 * package `vega-datasets`.
 *
 * @returns name, milesPerGallon, cylinders, displacement, horsepower, weight, acceleration, year, origin
 * @throws Error that names the command if the package is not installed
 *
 * @see Donoho & Ramos, "The Cars Data" (1982)
 */
export async function loadCars(options: ReadOptions = {}): Promise<Table> {
  const columns = {
    name: "Name",
    milesPerGallon: "Miles_per_Gallon",
    cylinders: "Cylinders",
    displacement: "Displacement",
    horsepower: "Horsepower",
    weight: "Weight_in_lbs",
    acceleration: "Acceleration",
    year: "Year",
    origin: "Origin",
  };
  const cars = await vegaTable("loadCars", "cars.json", columns, options);
  // dates of January 1st stand for the year
  const years = cars
    .strings("year")
    .map((date) => (date === null ? null : Number(date.slice(0, 4))));
  return cars.with("year", years, "number");
}

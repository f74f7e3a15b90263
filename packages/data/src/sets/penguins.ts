import type { Table } from "../table/table.ts";
import type { ReadOptions } from "./package-file.ts";
import { vegaTable } from "./vega-file.ts";

/**
 * Palmer penguins: sizes in millimeters and grams of 344 penguins of three species, some of them missing,
 * from the package `vega-datasets`.
 *
 * @returns species, island, beakLength, beakDepth, flipperLength, bodyMass, sex
 * @throws Error that names the command if the package is not installed
 *
 * @see Horst, Hill & Gorman, "palmerpenguins" (2020)
 */
export async function loadPenguins(options: ReadOptions = {}): Promise<Table> {
  const columns = {
    species: "Species",
    island: "Island",
    beakLength: "Beak Length (mm)",
    beakDepth: "Beak Depth (mm)",
    flipperLength: "Flipper Length (mm)",
    bodyMass: "Body Mass (g)",
    sex: "Sex",
  };
  const penguins = await vegaTable("loadPenguins", "penguins.json", columns, options);
  // one penguin has a point for its sex
  const sex = penguins.strings("sex").map((value) => (value === "." ? null : value));
  return penguins.with("sex", sex, "string");
}

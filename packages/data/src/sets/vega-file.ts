import { explain } from "@gradus/core";
import { parseCsv } from "../csv/parse-csv.ts";
import { fromRecords } from "../table/from-records.ts";
import { Table } from "../table/table.ts";
import { packageFiles, type ReadOptions } from "./package-file.ts";

/**
 * A file of the package `vega-datasets`, a CSV or JSON table, with other names for its columns.
 *
 * @param columns the name of each column here, and in the file
 * @throws Error that names the command if the package is not installed
 */
export async function vegaTable(
  who: string,
  file: string,
  columns: Readonly<Record<string, string>>,
  { read = packageFiles(who, "vega-datasets") }: ReadOptions,
): Promise<Table> {
  const text = new TextDecoder().decode(await read(`data/${file}`));
  const found = file.endsWith(".csv") ? parseCsv(text) : fromRecords(recordsIn(who, file, text));
  return new Table(Object.entries(columns).map(([name, there]) => [name, found.column(there)]));
}

function recordsIn(who: string, file: string, text: string): Record<string, unknown>[] {
  const records: unknown = JSON.parse(text);
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;
  if (Array.isArray(records) && records.every(isRecord)) return records;
  throw new TypeError(
    explain(
      who,
      `${file} holds something else than rows.`,
      "A table in JSON is a list of objects.",
    ),
  );
}

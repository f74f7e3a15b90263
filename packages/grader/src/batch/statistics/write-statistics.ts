import { join } from "node:path";
import { writeWhole } from "../../workspace/write-whole.ts";
import { linesOf } from "../records/lines.ts";
import { parseReport } from "../records/record.ts";
import { files } from "../run/batch-header.ts";
import { classPage } from "./class-page.ts";
import { type ClassStatistics, ClassTally } from "./class-statistics.ts";
import { checksTable, mistakesTable, pointsTable } from "./class-tables.ts";

/** Reads the results in a folder and writes beside them how the class did, as a page and as tables. */
export async function writeStatistics(out: string): Promise<ClassStatistics> {
  const tally = new ClassTally();
  for await (const { text } of linesOf(join(out, files.results))) {
    const report = parseReport(text);
    if (report) tally.add(report);
  }
  const statistics = tally.statistics();
  writeWhole(join(out, "class.html"), classPage(statistics));
  writeWhole(join(out, "points.csv"), pointsTable(statistics));
  writeWhole(join(out, "checks.csv"), checksTable(statistics));
  writeWhole(join(out, "mistakes.csv"), mistakesTable(statistics));
  return statistics;
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Kit } from "../kit.ts";
import { placeText } from "../render/place-text.ts";
import { readGrades } from "../report/read-grades.ts";
import { isIntact } from "../report/signature.ts";
import type { GradeReport } from "../report/grade-report.ts";
import { startFolder } from "../workspace/places.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";
import { type ReportOptions, readReportOptions } from "./report-options.ts";
import { viewsOf, writeReports } from "./write-reports.ts";

/** Writes reports that were made before, a batch's say, in other formats. For staff: hidden checks count. */
export function exportReports(kit: Kit, files: readonly string[], options: ReportOptions): number {
  const plan = readReportOptions(options, "staff");
  if (plan.targets.length === 0) {
    throw new Misuse(
      "export: no format was named.\n  Reports are written in a format, to a file.\n  Try: --format canvas --out grades.csv",
    );
  }
  const tell = (note: string): void => void process.stderr.write(`  ${note}\n`);
  const { reports, bad } = readAll(files, tell);
  writeReports(viewsOf(reports, plan), plan, { out: kit.out, tell, env: process.env });
  return bad === 0 ? exitCodes.fine : exitCodes.wrong;
}

/** The reports that can be trusted to be what they say; of the others, which they are. */
function readAll(
  files: readonly string[],
  tell: (note: string) => void,
): { reports: readonly GradeReport[]; bad: number } {
  const reports: GradeReport[] = [];
  let bad = 0;
  for (const name of files) {
    const file = resolve(startFolder(), name);
    for (const { at, report, problems } of readGrades(contentOf(file))) {
      const isChanged = report?.signature !== undefined && !isIntact({ ...report });
      if (report && !isChanged) {
        reports.push(report);
        continue;
      }
      bad += 1;
      const why = isChanged ? "somebody changed it after it was signed" : problems[0];
      tell(`Left out: ${placeText(file)}, ${at}: ${why}`);
    }
  }
  return { reports, bad };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Misuse(`export: ${placeText(file)} cannot be read.`);
  }
}

import type { GradeReport } from "./grade-report.ts";
import { gradeRule } from "./grade-rules.ts";
import { isRecord } from "./rules.ts";

/** One report of a file, or what is wrong with it. */
export interface ReadGrade {
  /** Where it stands: `line 3`, `report 2`. */
  readonly at: string;
  readonly problems: readonly string[];
  readonly report?: GradeReport;
}

/**
 * The reports that a file holds: one as JSON, several as `{ "reports": [ … ] }` or a list, or one a line.
 *
 * Never throws because of what the file says: a line that was cut off is one bad line among good ones.
 */
export function readGrades(source: string): readonly ReadGrade[] {
  const whole = parsed(source);
  if (whole.error === undefined) return reportsOf(whole.value);
  const lines = source.split("\n").map((line, i) => ({ line: line.trim(), at: `line ${i + 1}` }));
  const filled = lines.filter(({ line }) => line !== "");
  if (filled.length === 0) return [{ at: "the file", problems: ["the file is empty."] }];
  if (filled.length > 1 && filled.every(({ line }) => parsed(line).error !== undefined))
    return [{ at: "the file", problems: [`the file is not JSON: ${whole.error}`] }];
  return filled.map(({ line, at }) => {
    const { value, error } = parsed(line);
    return error === undefined
      ? readGrade(value, at)
      : { at, problems: [`${at} is not JSON: ${error}`] };
  });
}

function reportsOf(value: unknown): readonly ReadGrade[] {
  const several = isRecord(value) && Array.isArray(value.reports) ? value.reports : value;
  if (!Array.isArray(several)) return [readGrade(several, "the report")];
  return several.map((one: unknown, i) => readGrade(one, `report ${i + 1}`));
}

function readGrade(value: unknown, at: string): ReadGrade {
  const problems = gradeRule(value, at);
  return problems.length > 0 ? { at, problems } : { at, problems, report: value as GradeReport };
}

function parsed(source: string): { readonly value?: unknown; readonly error?: string } {
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

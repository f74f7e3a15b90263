import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { contentKey } from "../progress/content-key.ts";
import { remember } from "../progress/remember.ts";
import { checkExercise } from "../check/check-exercise.ts";
import { placeText } from "../render/place-text.ts";
import { paper } from "../render/paper.ts";
import { summaryLines } from "../render/summary-lines.ts";
import { gradeReport } from "../report/grade-report.ts";
import type { Session } from "../session.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { startFolder } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { chosen } from "./chosen.ts";
import { exitCodeFor, exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

/** The formats of a grade. */
export const formats = ["text", "json"] as const;

export interface GradeOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Checks exercises once and writes their points. */
export async function grade(
  session: Session,
  what: readonly string[],
  { json = false, format = json ? "json" : "text", out, force = false }: GradeOptions = {},
): Promise<number> {
  if (!formats.some((known) => known === format)) {
    throw new Misuse(
      `grade: there is no format "${format}".\n  The formats are ${formats.join(" and ")}.`,
    );
  }
  const file = out === undefined ? undefined : resolve(startFolder(), out);
  // Before anything runs: nobody should wait for a grade that is then not written.
  if (file !== undefined && existsSync(file) && !force) {
    throw new Misuse(
      `grade: ${placeText(file)} exists.\n  A grade never overwrites a file without being told to.\n  Try: --force`,
    );
  }
  const exercises = what.length === 0 ? session.catalog.exercises : chosen(session, what);
  const verdicts: Verdict[] = [];
  const workshop = await session.workshop();
  for (const exercise of exercises) {
    const key = contentKey(exercise, workshop.framework);
    const verdict = await checkExercise(exercise, workshop);
    if (!verdict) continue;
    verdicts.push(verdict);
    session.store.write(
      exercise.id,
      remember(session.store.read(exercise.id), verdict, key, false),
    );
  }
  const write = (to: Session["paper"]): string =>
    format === "json"
      ? `${JSON.stringify(gradeReport(verdicts), null, 2)}\n`
      : summaryLines(verdicts, to);
  if (file === undefined) session.out(write(session.paper));
  else {
    writeWhole(file, write(paper({})));
    session.out(`  Written: ${placeText(file)}\n`);
  }
  return exercises.length === 0 ? exitCodes.fine : exitCodeFor(verdicts.map(({ state }) => state));
}

import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { contentKey } from "../progress/content-key.ts";
import { remember } from "../progress/remember.ts";
import { checkExercise } from "../check/check-exercise.ts";
import { placeText } from "../render/place-text.ts";
import { type Paper, paper } from "../render/paper.ts";
import { summaryLines } from "../render/summary-lines.ts";
import { gradeReport } from "../report/grade-summary.ts";
import type { Kit } from "../kit.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { startFolder } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { chosen } from "./chosen.ts";
import { exitCodeFor } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

/** The formats of a grade. */
export const formats = ["text", "json"] as const;
type Format = (typeof formats)[number];

export interface GradeOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Checks exercises once and writes their points. */
export async function grade(
  kit: Kit,
  what: readonly string[],
  options: GradeOptions = {},
): Promise<number> {
  const format = formatOf(options);
  const file = fileOf(options);
  const exercises = what.length === 0 ? kit.catalog.exercises : chosen(kit, what);
  const verdicts = await gradeAll(kit, exercises);
  if (file === undefined) {
    kit.out(writers[format](verdicts, kit.paper));
  } else {
    writeWhole(file, writers[format](verdicts, paper({})));
    kit.out(`  Written: ${placeText(file)}\n`);
  }
  return exitCodeFor(verdicts.map(({ state }) => state));
}

const writers: Readonly<Record<Format, (verdicts: readonly Verdict[], to: Paper) => string>> = {
  text: summaryLines,
  json: (verdicts) => `${JSON.stringify(gradeReport(verdicts), null, 2)}\n`,
};

function formatOf({ json = false, format = json ? "json" : "text" }: GradeOptions): Format {
  const found = formats.find((known) => known === format);
  if (found) return found;
  throw new Misuse(
    `grade: there is no format "${format}".\n  The formats are ${formats.join(" and ")}.`,
  );
}

/** The file to write. Looked at before anything runs: nobody should wait for a grade that is then not written. */
function fileOf({ out, force = false }: GradeOptions): string | undefined {
  if (out === undefined) return undefined;
  const file = resolve(startFolder(), out);
  if (force || !existsSync(file)) return file;
  throw new Misuse(
    `grade: ${placeText(file)} exists.\n  A grade never overwrites a file without being told to.\n  Try: --force`,
  );
}

async function gradeAll(
  kit: Kit,
  exercises: readonly ExerciseEntry[],
): Promise<readonly Verdict[]> {
  const { store } = kit;
  const workshop = await kit.workshop();
  const verdicts: Verdict[] = [];
  for (const exercise of exercises) {
    const key = contentKey(exercise, workshop.framework);
    const verdict = await checkExercise(exercise, workshop);
    if (!verdict) continue;
    verdicts.push(verdict);
    store.write(exercise.id, remember(store.read(exercise.id), verdict, key, false));
  }
  return verdicts;
}

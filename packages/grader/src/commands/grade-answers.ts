import type { ExerciseEntry } from "@gradus/exercises";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { courseGrader } from "../batch/run/course-grader.ts";
import { answerPlaces } from "../batch/submissions/answer-places.ts";
import type { CourseSecret, Grader } from "../grade/grader.ts";
import type { Kit } from "../kit.ts";
import type { GradeReport } from "../report/grade-report.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { startFolder } from "../workspace/places.ts";

/** Whose answers are graded, and how. */
export interface AnswerOptions {
  /** A folder with the answers, where they are not in the course itself. */
  readonly submission?: string;
  /** As gradebooks know the learner. */
  readonly student?: string;
  readonly secret?: CourseSecret;
  readonly specs?: string;
  /** Decides every generated value: tries what an earlier report tried. */
  readonly seed?: number;
  /** Hears of every verdict. */
  readonly hear?: (verdict: Verdict, exercise: ExerciseEntry) => void;
}

/** Grades one learner's answers, one after the other. There is a report for every exercise, whatever happens. */
export async function gradeAnswers(
  kit: Kit,
  exercises: readonly ExerciseEntry[],
  grader: Grader,
  { submission, student = "learner", secret, specs, seed, hear }: AnswerOptions,
): Promise<readonly GradeReport[]> {
  const listening: Grader = {
    ...grader,
    grade: async (exercise, options) => {
      const verdict = await grader.grade(exercise, {
        ...options,
        ...(seed !== undefined && { seed }),
      });
      if (verdict) hear?.(verdict, exercise);
      return verdict;
    },
  };
  const course = await courseGrader({
    kit,
    exercises,
    grader: listening,
    ...(secret && { secret }),
    ...(specs !== undefined && { specs: resolve(startFolder(), specs) }),
  });
  const ids = exercises.map(({ id }) => id);
  const reports: GradeReport[] = [];
  for (const exercise of exercises) {
    const file = answerOf(exercise, ids, submission);
    const sha256 = createHash("sha256");
    const hash = existsSync(file) ? sha256.update(readFileSync(file)).digest("hex") : noFile;
    const task = { exercise: exercise.id, submission: { id: student, sha256: hash } };
    const report = await course
      .grade(task, dirname(file))
      .catch((error: unknown) => course.ungraded(task, "infra-error", String(error)));
    if (report) reports.push(withFile(report, shownAs(file, kit, submission)));
  }
  return reports;
}

const noFile = "0".repeat(64);

/** The file that answers an exercise: the course's own, or where a submission has it. */
function answerOf(
  { id, exercise }: ExerciseEntry,
  ids: readonly string[],
  submission: string | undefined,
): string {
  if (submission === undefined) return exercise;
  const folder = resolve(startFolder(), submission);
  const places = answerPlaces(id, ids).map((place) => join(folder, place));
  return places.find((place) => existsSync(place)) ?? places[0];
}

/** The file as platforms show it: relative to the repository, or to the submission. */
function shownAs(file: string, { at }: Kit, submission: string | undefined): string {
  const folders =
    submission === undefined ? [at.root, at.course] : [resolve(startFolder(), submission)];
  const folder = folders.find((one) => file.startsWith(one + sep)) ?? dirname(file);
  return relative(folder, file).split(sep).join("/");
}

function withFile(report: GradeReport, file: string): GradeReport {
  return { ...report, exercise: { ...report.exercise, file } };
}

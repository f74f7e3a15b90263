import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { courseGrader } from "../batch/run/course-grader.ts";
import { answerPlaces } from "../batch/submissions/answer-places.ts";
import { noFile, sumOf } from "../batch/submissions/answers.ts";
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
    const names = course.filesOf(exercise.id);
    const folder = answerFolder(exercise, ids, names[0], submission);
    const sha256 = sumOfFiles(folder, names);
    const task = { exercise: exercise.id, submission: { id: student, sha256 } };
    const report = await course
      .grade(task, folder)
      .catch((error: unknown) => course.ungraded(task, "infra-error", String(error)));
    const file = shownAs(join(folder, names[0]), kit, submission);
    if (report) reports.push(withFile(report, file));
  }
  return reports;
}

/** The folder that holds the answer to an exercise: the course's own, or where a submission has it. */
function answerFolder(
  { id, folder }: ExerciseEntry,
  ids: readonly string[],
  file: string,
  submission: string | undefined,
): string {
  if (submission === undefined) return folder;
  const top = resolve(startFolder(), submission);
  const places = answerPlaces(id, ids).map((place) => join(top, place));
  return places.find((place) => existsSync(join(place, file))) ?? places[0];
}

/** The sum of an answer's files, as far as they are there. */
function sumOfFiles(folder: string, names: readonly string[]): string {
  const isFile = (name: string): boolean =>
    lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile() ?? false;
  const files = new Map(
    names.filter(isFile).map((name) => [name, readFileSync(join(folder, name))] as const),
  );
  return files.size === 0 ? noFile : sumOf(files);
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

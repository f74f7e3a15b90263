import { type ExerciseEntry, seedFrom } from "@gradus/exercises";
import { runtime } from "../bundle/framework.ts";
import { joinersFor } from "../bundle/joiners.ts";
import { CourseError } from "../bundle/load-spec.ts";
import { LearnerProgram } from "../child/learner-program.ts";
import { InfrastructureError } from "../child/nursery.ts";
import { diagnosisOf } from "../diagnosis/diagnosis-of.ts";
import { unrun } from "../verdict/judge.ts";
import type { Problem, Verdict } from "../verdict/verdict.ts";
import type { CourseSecret } from "./hidden-seed.ts";
import { makeProgram } from "./make-program.ts";
import { positionOf } from "./position-of.ts";
import { specParts } from "./spec-parts.ts";
import { limitsFor, tryAnswer } from "./try-answer.ts";
import type { Workshop } from "./workshop.ts";

/** What to check, and with which values. */
export interface CheckExerciseOptions {
  /** The folder that holds the declared files (`exercise.ts`); the exercise's own if left out. Never written to. */
  readonly folder?: string;
  /** Decides every generated value, instead of the exercise's id: tries what a verdict with this seed tried. */
  readonly seed?: number;
  /** The course's secret: what passes is tried again on values that nobody can know. */
  readonly secret?: CourseSecret;
  /** A folder of further specs, `<exercise id>/spec.ts`, whose checks are added. */
  readonly specs?: string;
}

/**
 * Checks one exercise: reads the learner's declared files, joins them to a program, runs that in a child, and judges
 * here what it answers. The child never has the spec.
 *
 * @returns undefined if it was cancelled
 */
export async function checkExercise(
  exercise: ExerciseEntry,
  workshop: Workshop,
  options: CheckExerciseOptions = {},
): Promise<Verdict | undefined> {
  const { nursery } = workshop;
  // What joins the program starts while the spec is read, and what runs it while it is made.
  joinersFor(workshop.framework.joiner).prepare();
  nursery.prepare();
  try {
    return await checked(exercise, workshop, options);
  } catch (error) {
    const problem = problemFrom(error);
    if (!problem) throw error;
    return unrun(exercise, "broken", problem, { shown: options.seed ?? seedFrom(exercise.id) });
  } finally {
    await nursery.settle();
  }
}

async function checked(
  exercise: ExerciseEntry,
  workshop: Workshop,
  options: CheckExerciseOptions,
): Promise<Verdict | undefined> {
  const { at, framework } = workshop;
  const specs = await specParts(exercise, framework, at, options.specs);
  const made = await makeProgram(exercise, specs, workshop, options.folder);
  if (made.kind === "refused") {
    const seeds = { shown: options.seed ?? seedFrom(exercise.id) };
    return unrun(exercise, "wrong", made.problem, seeds);
  }
  const { nursery, signal } = workshop;
  const limits = limitsFor(workshop.limits, specs.parts[0].spec.seconds);
  const tried = await tryAnswer({
    exercise,
    specs,
    answer: made,
    runtime: await runtime(framework),
    options,
    program: () => new LearnerProgram(nursery, made.code, limits, signal),
  });
  if (!tried) return undefined;
  const { verdict, symptoms } = tried;
  const { main, map, files } = made;
  const source = files.get(main) ?? "";
  const position = positionOf(verdict, { main, source, map, act: exercise.act });
  const matches = await diagnosisOf(exercise, symptoms, framework, at);
  return { ...verdict, ...(position && { position }), ...(matches !== undefined && { matches }) };
}

/** What is to be said of an error that is not the learner's; undefined for one that is our own. */
function problemFrom(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { cause, message, name } = error;
  for (const one of [error, cause]) {
    if (one instanceof InfrastructureError) return { kind: "infrastructure", message: one.message };
  }
  // By name: specs are run by the framework's own copy of the class.
  const isCourse = error instanceof CourseError || name === "SpecError";
  return isCourse ? { kind: "course", message } : undefined;
}

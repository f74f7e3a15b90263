import { type CheckResult, type ExerciseEntry, framesOf, type Thrown } from "@gradus/exercises";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { declaration, type Position } from "../source/declaration.ts";
import { firstLearnerFrame } from "../source/learner-frame.ts";
import { learnerNames } from "../source/learner-names.ts";
import type { During, Verdict } from "../verdict/verdict.ts";

/**
 * The learner's own line that a verdict is about: where it threw, or else where the function that was called begins.
 *
 * @param map the source map of the program that ran
 */
export function positionOf(
  { problem }: Verdict,
  entry: ExerciseEntry,
  map: string,
): Position | undefined {
  if (problem?.kind === "load-threw") return thrownAt(problem.thrown, entry, map);
  if (problem?.kind === "stopped") return declared(actionOf(problem.during), entry);
  if (problem?.kind !== "check") return undefined;
  const thrown = thrownIn(problem.check);
  const place = thrown && thrownAt(thrown, entry, map);
  return place ?? declared(problem.check.calls.at(-1)?.action, entry);
}

/** The function that was being called when a program stopped. */
function actionOf(during: During | undefined): string | undefined {
  return during?.call?.split("(", 1)[0];
}

/** What a check is about, if that was thrown: by the learner's code, or instead of another error that was expected. */
function thrownIn({ thrown, failure, calls }: CheckResult): Thrown | undefined {
  if (thrown) return thrown;
  const outcome = calls.at(-1)?.outcome;
  const isOther = failure?.kind === "wrong-error" && outcome?.kind === "threw";
  return isOther ? outcome.thrown : undefined;
}

function thrownAt(
  { stack }: Thrown,
  { exercise }: ExerciseEntry,
  map: string,
): Position | undefined {
  return firstLearnerFrame(framesOf(stack), map, basename(exercise));
}

/** Where the function begins that an action stands for. */
function declared(
  action: string | undefined,
  { act, exercise }: ExerciseEntry,
): Position | undefined {
  if (action === undefined) return undefined;
  const source = readFileSync(exercise, "utf8");
  const names = act === undefined ? [action] : learnerNames(readFileSync(act, "utf8"), action);
  for (const name of names) {
    const found = declaration(source, name);
    if (found) return found;
  }
  return undefined;
}

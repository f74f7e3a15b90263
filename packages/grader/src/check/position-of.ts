import { type CallRecord, type ExerciseEntry, framesOf } from "@gradus/exercises";
import { readFileSync } from "node:fs";
import { declaration, type Position } from "../source/declaration.ts";
import { firstLearnerFrame } from "../source/learner-frame.ts";
import { learnerNames } from "../source/learner-names.ts";
import type { Verdict } from "../verdict/verdict.ts";

/**
 * The learner's own line that a verdict is about: where it threw, or else where the function that was called begins.
 *
 * @param map the source map of the program that ran
 */
export function positionOf(
  { problem }: Verdict,
  { act, exercise }: ExerciseEntry,
  map: string,
): Position | undefined {
  if (problem?.kind === "load-threw") return thrownAt(problem.thrown.stack, map, exercise);
  if (problem?.kind === "stopped") {
    const action = problem.during?.call?.split("(", 1)[0];
    return action === undefined ? undefined : declared(action, act, exercise);
  }
  if (problem?.kind !== "check") return undefined;
  const { thrown, calls, failure } = problem.check;
  const last: CallRecord | undefined = calls.at(-1);
  return (
    (thrown && thrownAt(thrown.stack, map, exercise)) ??
    (failure?.kind === "wrong-error" && last?.outcome.kind === "threw"
      ? thrownAt(last.outcome.thrown.stack, map, exercise)
      : undefined) ??
    (last && declared(last.action, act, exercise))
  );
}

function thrownAt(stack: string, map: string, exercise: string): Position | undefined {
  return firstLearnerFrame(framesOf(stack), map, exercise);
}

function declared(action: string, act: string | undefined, exercise: string): Position | undefined {
  const source = readFileSync(exercise, "utf8");
  const names = act === undefined ? [action] : learnerNames(readFileSync(act, "utf8"), action);
  for (const name of names) {
    const found = declaration(source, name);
    if (found) return found;
  }
  return undefined;
}

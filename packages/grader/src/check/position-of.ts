import { type CheckResult, type ExerciseEntry, framesOf, type Thrown } from "@gradus/exercises";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { declaration, type Position } from "../source/declaration.ts";
import { firstLearnerFrame } from "../source/learner-frame.ts";
import { learnerNames } from "../source/learner-names.ts";
import type { During, Verdict } from "../verdict/verdict.ts";

/** The program that a verdict is about. */
export interface Judged {
  /** The name of the learner's file. */
  readonly main: string;
  /** What that file said when it was read; since then it may have changed, or gone. */
  readonly source: string;
  readonly act: ExerciseEntry["act"];
  /** The source map of the program that ran. */
  readonly map: string;
}

/** The learner's own line that a verdict is about: where it threw, or else where the function that was called begins. */
export function positionOf({ problem }: Verdict, judged: Judged): Position | undefined {
  if (problem?.kind === "load-threw") return thrownAt(problem.thrown, judged);
  if (problem?.kind === "stopped") return declared(actionOf(problem.during), judged);
  if (problem?.kind !== "check") return undefined;
  const thrown = thrownIn(problem.check);
  const place = thrown && thrownAt(thrown, judged);
  return place ?? declared(problem.check.calls.at(-1)?.action, judged);
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

function thrownAt({ stack }: Thrown, { main, map }: Judged): Position | undefined {
  return firstLearnerFrame(framesOf(stack), map, basename(main));
}

/** Where the function begins that an action stands for. */
function declared(action: string | undefined, { act, source }: Judged): Position | undefined {
  if (action === undefined) return undefined;
  const names = act === undefined ? [action] : learnerNames(readFileSync(act, "utf8"), action);
  for (const name of names) {
    const found = declaration(source, name);
    if (found) return found;
  }
  return undefined;
}

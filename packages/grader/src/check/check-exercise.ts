import { type CallRecord, type ExerciseEntry, seedFrom } from "@gradus/exercises";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { entryName } from "../bundle/bundle.ts";
import type { Obstacle } from "../bundle/obstacle.ts";
import type { ChildFrame } from "../child/child-frame.ts";
import { judge } from "../verdict/judge.ts";
import type { Problem, State, Verdict } from "../verdict/verdict.ts";
import { diagnosisOf } from "./diagnosis-of.ts";
import { outputOf } from "./output-of.ts";
import { positionOf } from "./position-of.ts";
import { type Workshop, work } from "./workshop.ts";

/**
 * Checks one exercise: joins its files to a program, runs it in a child, and judges what it said.
 *
 * @returns undefined if it was cancelled
 */
export async function checkExercise(
  exercise: ExerciseEntry,
  workshop: Workshop,
): Promise<Verdict | undefined> {
  const { id, folder, exercise: learner } = exercise;
  if (!existsSync(learner)) return unrun(exercise, "wrong", { kind: "missing" });
  // Nobody can guess it, so nobody can print it.
  const mark = `[${randomUUID()}]`;
  const source = { name: id, entry: entryOf(exercise), folder, learner };
  const made = await work(workshop, source, { mark });
  if (made.kind === "unreadable") return unreadable(exercise, made.obstacles);
  const { frames, map } = made;
  const run = { ...made.run, ...outputOf(made.run, mark) };
  if (run.ending.kind === "cancelled") return undefined;
  const verdict = judge(exercise, run, frames);
  const position = positionOf(verdict, exercise, map);
  const matches = await diagnosisOf(exercise, workshop, verdict.checks, callsOf(frames));
  return { ...verdict, ...(position && { position }), ...(matches !== undefined && { matches }) };
}

function entryOf({ id, spec, act, exercise }: ExerciseEntry): string {
  const load = (path: string): string => `() => import(${JSON.stringify(path)})`;
  return [
    'import { serve } from "#spec";',
    `void serve(${JSON.stringify(id)}, {`,
    `  spec: ${load(spec)},`,
    `  acts: ${act === undefined ? "undefined" : load(act)},`,
    `  learner: ${load(exercise)},`,
    "});",
  ].join("\n");
}

function callsOf(frames: readonly ChildFrame[]): readonly CallRecord[] {
  return frames.flatMap((frame) => (frame.kind === "calls" ? frame.calls : []));
}

/** A file that cannot be read is the learner's to mend, unless it is one of the course's. */
function unreadable(exercise: ExerciseEntry, obstacles: readonly Obstacle[]): Verdict {
  const courses = [exercise.spec, exercise.act];
  const isTheirs = ({ place }: Obstacle): boolean =>
    place !== undefined && !courses.includes(place.file) && !place.file.endsWith(entryName);
  const theirs = obstacles.filter(isTheirs);
  if (theirs.length > 0) return unrun(exercise, "wrong", { kind: "unreadable", obstacles: theirs });
  const message = obstacles
    .map(({ text, place }) => (place ? `${place.file}:${place.line}: ${text}` : text))
    .join("\n");
  return unrun(exercise, "broken", { kind: "course", message });
}

/** The verdict on an answer that could not be run. */
function unrun({ id, title }: ExerciseEntry, state: State, problem: Problem): Verdict {
  const nothing = { points: 0, maxPoints: 0, hints: [], plan: [], checks: [] };
  const said = { printed: "", printedMore: false, milliseconds: 0, seeds: { shown: seedFrom(id) } };
  return { id, title, state, ...nothing, problem, ...said };
}

import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CourseError, loadSpec } from "../bundle/load-spec.ts";
import { type Plan, planOf } from "../child/plan.ts";
import { contentHash } from "../workspace/content-hash.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import type { Workshop } from "./workshop.ts";

/**
 * What the specs of some exercises say about themselves: titles, hints, checks and points.
 *
 * A spec that cannot be read is left out.
 */
export async function describeExercises(
  exercises: readonly ExerciseEntry[],
  workshop: Workshop,
): Promise<ReadonlyMap<string, Plan>> {
  const file = join(workshop.at.cache, "plans.json");
  const known = readKnown(file);
  const keys = new Map(exercises.map((one) => [one.id, keyOf(one, workshop)]));
  const unknown = exercises.filter(({ id }) => known[keys.get(id) ?? ""] === undefined);
  for (const [id, plan] of await ask(unknown, workshop)) known[keys.get(id) ?? ""] = plan;
  if (unknown.length > 0) writeWhole(file, JSON.stringify(keepRecent(known)));
  const plans = exercises.map(({ id }) => [id, known[keys.get(id) ?? ""]] as const);
  return new Map(plans.filter(([, plan]) => plan !== undefined));
}

async function ask(
  exercises: readonly ExerciseEntry[],
  { framework, at }: Workshop,
): Promise<[string, Plan][]> {
  const plans: [string, Plan][] = [];
  for (const { id, spec } of exercises) {
    try {
      plans.push([id, planOf(await loadSpec(spec, framework, at))]);
    } catch (error) {
      if (!(error instanceof CourseError)) throw error;
      // Who checks this exercise is told what is wrong with it.
    }
  }
  return plans;
}

function keyOf({ id, spec }: ExerciseEntry, { framework }: Workshop): string {
  return `${id} ${framework.version} ${contentHash([spec])}`;
}

/** What is kept is what was asked last; the rest is of specs that have changed since. */
function keepRecent(known: Record<string, Plan>): Record<string, Plan> {
  return Object.fromEntries(Object.entries(known).slice(-1000));
}

function readKnown(file: string): Record<string, Plan> {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Plan>) : {};
  } catch {
    return {};
  }
}

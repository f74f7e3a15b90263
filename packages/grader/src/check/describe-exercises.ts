import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../child/plan.ts";
import { contentHash } from "../workspace/content-hash.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { type Workshop, work } from "./workshop.ts";

/**
 * What the specs of some exercises say about themselves: titles, hints, checks and points.
 *
 * All that is not known yet is asked in one child; a spec that cannot be read is left out.
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
  workshop: Workshop,
): Promise<[string, Plan][]> {
  if (exercises.length === 0) return [];
  const loads = exercises.map(
    ({ id, spec }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(spec)}),`,
  );
  const entry = [
    'import { serveDescriptions } from "#spec";',
    "void serveDescriptions({",
    ...loads,
    "});",
  ];
  const source = { name: "plans", entry: entry.join("\n"), folder: exercises[0].folder };
  const answer = await work(workshop, source);
  if (answer.kind === "ran") {
    return answer.frames.flatMap((frame) =>
      frame.kind === "described" ? [[frame.id, frame.plan] as [string, Plan]] : [],
    );
  }
  // One spec that cannot be read spoils the program for all: ask each alone.
  if (exercises.length === 1) return [];
  const alone: [string, Plan][] = [];
  for (const exercise of exercises) alone.push(...(await ask([exercise], workshop)));
  return alone;
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

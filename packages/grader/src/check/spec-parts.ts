import type { Check, ExerciseEntry, Spec } from "@gradus/exercises";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { CourseError, loadSpec } from "../bundle/load-spec.ts";
import type { Framework } from "../bundle/framework.ts";
import type { Places } from "../workspace/places.ts";

/** A spec, and how it reaches the learner's code. */
export interface SpecPart {
  readonly spec: Spec;
  /** Which of `acts` its calls go through; null: none. */
  readonly act: number | null;
}

/** Everything that judges one exercise. */
export interface SpecParts {
  /** The exercise's own spec, then what an instructor has added. */
  readonly parts: readonly [SpecPart, ...SpecPart[]];
  /** The act files that the learner's program holds. */
  readonly acts: readonly string[];
  /** The files of the specs. */
  readonly files: readonly string[];
}

/**
 * The specs of an exercise.
 *
 * @param more a folder of further specs, `<exercise id>/spec.ts`, some with an `act.ts`
 * @throws CourseError if one cannot be used, or two checks have the same title
 */
export async function specParts(
  exercise: ExerciseEntry,
  framework: Framework,
  at: Places,
  more?: string,
): Promise<SpecParts> {
  const acts: string[] = [];
  const files: string[] = [];
  const part = async (path: string, act: string | undefined): Promise<SpecPart> => {
    const spec = await loadSpec(path, framework, at);
    files.push(path);
    if (spec.actions === "direct") return { spec, act: null };
    if (act === undefined) throw new CourseError(`${path} calls acts, and there is no act.ts.`);
    return { spec, act: acts.push(act) - 1 };
  };
  const own = await part(exercise.spec, exercise.act);
  const added = more === undefined ? [] : [join(resolve(more), exercise.id)];
  const others: SpecPart[] = [];
  for (const folder of added.filter((one) => existsSync(join(one, "spec.ts")))) {
    const act = join(folder, "act.ts");
    const other = await part(join(folder, "spec.ts"), existsSync(act) ? act : undefined);
    refuseSameTitles(own.spec.checks, other.spec.checks);
    others.push(other);
  }
  return { parts: [own, ...others], acts, files };
}

function refuseSameTitles(some: readonly Check[], others: readonly Check[]): void {
  const both = others.find(({ id }) => some.some((check) => check.id === id));
  if (both) throw new CourseError(`Two specs have a check called "${both.title}".`);
}

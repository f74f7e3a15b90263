import { nextExercise } from "../progress/next-exercise.ts";
import { refreshProgress } from "../progress/refresh-progress.ts";
import { courseMap } from "../render/course-map.ts";
import { nextStep } from "../render/next-step.ts";
import type { Kit } from "../kit.ts";
import { exitCodes } from "./exit-code.ts";

/** The course map and what to do next, on paper. */
export async function home(kit: Kit): Promise<number> {
  const progress = await refreshProgress(kit);
  kit.out(courseMap(kit.catalog.modules, progress, kit.paper));
  kit.out(`${nextStep(nextExercise(progress), kit.paper)}\n`);
  return exitCodes.fine;
}

/** The course map alone. */
export async function list(kit: Kit): Promise<number> {
  const progress = await refreshProgress(kit);
  kit.out(`${courseMap(kit.catalog.modules, progress, kit.paper)}\n`);
  return exitCodes.fine;
}

/** What to do next alone. */
export async function next(kit: Kit): Promise<number> {
  const progress = await refreshProgress(kit);
  kit.out(`${nextStep(nextExercise(progress), kit.paper)}\n`);
  return exitCodes.fine;
}

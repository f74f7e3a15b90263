import { nextExercise } from "../progress/next-exercise.ts";
import { refreshProgress } from "../progress/refresh-progress.ts";
import { courseMap } from "../render/course-map.ts";
import { nextStep } from "../render/next-step.ts";
import type { Session } from "../session.ts";
import { exitCodes } from "./exit-code.ts";

/** The course map and what to do next, on paper. */
export async function home(session: Session): Promise<number> {
  const progress = await refreshProgress(session);
  session.out(courseMap(session.catalog.modules, progress, session.paper));
  session.out(`${nextStep(nextExercise(progress), session.paper)}\n`);
  return exitCodes.fine;
}

/** The course map alone. */
export async function list(session: Session): Promise<number> {
  const progress = await refreshProgress(session);
  session.out(`${courseMap(session.catalog.modules, progress, session.paper)}\n`);
  return exitCodes.fine;
}

/** What to do next alone. */
export async function next(session: Session): Promise<number> {
  const progress = await refreshProgress(session);
  session.out(`${nextStep(nextExercise(progress), session.paper)}\n`);
  return exitCodes.fine;
}

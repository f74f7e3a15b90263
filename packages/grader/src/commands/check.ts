import { exitCodeFor } from "./exit-code.ts";
import type { Session } from "../session.ts";
import type { State } from "../verdict/verdict.ts";
import { checkOne } from "./check-one.ts";
import { chosen, current } from "./chosen.ts";
import { nextExercise } from "../progress/next-exercise.ts";
import { refreshProgress } from "../progress/refresh-progress.ts";
import { nextStep } from "../render/next-step.ts";
import { summaryLines } from "../render/summary-lines.ts";

/** Checks exercises and tells the verdict on each. */
export async function check(
  session: Session,
  what: readonly string[],
  { all = false }: { all?: boolean } = {},
): Promise<number> {
  const one = what.length === 0 ? await current(session) : undefined;
  const exercises = what.length > 0 ? chosen(session, what) : one ? [one] : [];
  if (exercises.length === 0) {
    session.out("\n  Every exercise is done.\n\n");
    return exitCodeFor([]);
  }
  const states: State[] = [];
  const summaries: { id: string; state: State; points: number; maxPoints: number }[] = [];
  for (const exercise of exercises) {
    const checked = await checkOne(session, exercise, { all });
    if (!checked) continue;
    const { verdict, page } = checked;
    states.push(verdict.state);
    summaries.push(verdict);
    // Of many exercises, those with something to say are told in full.
    if (exercises.length === 1 || all || verdict.state === "wrong" || verdict.state === "broken") {
      session.out(page);
    }
  }
  if (exercises.length === 1 && states[0] === "done") {
    session.out(
      `${nextStep(nextExercise(await refreshProgress(session)), session.paper).slice(1)}\n`,
    );
  }
  if (exercises.length > 1) session.out(summaryLines(summaries, session.paper));
  return exitCodeFor(states);
}

import type { ExerciseEntry } from "@gradus/exercises";
import { describeExercises } from "../check/describe-exercises.ts";
import { wrap } from "../render/wrap.ts";
import type { Session } from "../session.ts";
import { chosenOne, current } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";

/** Tells the next hint of an exercise, and remembers that it was told. */
export async function hint(session: Session, what?: string): Promise<number> {
  const exercise = what === undefined ? await current(session) : chosenOne(session, what);
  if (!exercise) {
    session.out("\n  Every exercise is done.\n\n");
    return exitCodes.fine;
  }
  session.out(await hintText(session, exercise));
  return exitCodes.fine;
}

/** The hints told so far, and one more. */
export async function hintText(session: Session, exercise: ExerciseEntry): Promise<string> {
  const { ink, width } = session.paper;
  const plans = await describeExercises([exercise], await session.workshop());
  const hints = plans.get(exercise.id)?.hints ?? [];
  const before = Math.min(session.store.read(exercise.id).hintsShown, hints.length);
  const shown = Math.min(before + 1, hints.length);
  session.store.write(exercise.id, { hintsShown: shown });
  const told = hints.slice(0, shown).flatMap((text, i) => {
    const isNew = i >= before || before === hints.length;
    return [...wrap(`  ${i + 1}  ${text}`, width, 5).map(isNew ? plain : ink.quiet), ""];
  });
  const left = hints.length - shown;
  const end =
    hints.length === 0
      ? "This exercise has no hints."
      : left === 0
        ? "These are all the hints there are."
        : `Hint ${shown} of ${hints.length}.`;
  return `${["", ink.strong(`  ${exercise.title}`), "", ...told, ink.quiet(`  ${end}`), ""].join("\n")}\n`;
}

function plain(text: string): string {
  return text;
}

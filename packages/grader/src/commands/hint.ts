import type { ExerciseEntry } from "@gradus/exercises";
import { describeExercises } from "../check/describe-exercises.ts";
import { wrap } from "../render/wrap.ts";
import type { Kit } from "../kit.ts";
import { chosenOne, current } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";

/** Tells the next hint of an exercise, and remembers that it was told. */
export async function hint(kit: Kit, what?: string): Promise<number> {
  const exercise = what === undefined ? await current(kit) : chosenOne(kit, what);
  if (!exercise) {
    kit.out("\n  Every exercise is done.\n\n");
    return exitCodes.fine;
  }
  kit.out(await hintText(kit, exercise));
  return exitCodes.fine;
}

/** The hints told so far, and one more. */
export async function hintText(kit: Kit, exercise: ExerciseEntry): Promise<string> {
  const { ink, width } = kit.paper;
  const plans = await describeExercises([exercise], await kit.workshop());
  const hints = plans.get(exercise.id)?.hints ?? [];
  const before = Math.min(kit.store.read(exercise.id).hintsShown, hints.length);
  const shown = Math.min(before + 1, hints.length);
  kit.store.write(exercise.id, { hintsShown: shown });
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

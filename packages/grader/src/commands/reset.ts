import type { ExerciseEntry } from "@gradus/exercises";
import { placeText } from "../render/place-text.ts";
import type { Kit } from "../kit.ts";
import { resetExercise } from "../stubs/reset-exercise.ts";
import { isUntouched } from "../stubs/stub-of.ts";
import { chosenOne } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";

/** Puts an exercise back as it was shipped. */
export function reset(kit: Kit, what: string): number {
  kit.out(resetText(kit, chosenOne(kit, what)));
  return exitCodes.fine;
}

/** Puts one exercise back, and says where the learner's file is kept. */
export function resetText({ at, paper }: Kit, exercise: ExerciseEntry): string {
  const file = placeText(exercise.exercise);
  if (isUntouched(at, exercise)) return `\n  ${file} is as it was shipped: nothing to reset.\n\n`;
  const backup = resetExercise(at, exercise);
  const kept =
    backup === undefined ? [] : [`  Your file is kept: ${paper.ink.link(placeText(backup))}`];
  return `${["", `  ${paper.ink.link(file)} is as it was shipped.`, ...kept, ""].join("\n")}\n`;
}

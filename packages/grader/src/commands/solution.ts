import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, readFileSync } from "node:fs";
import { refreshProgress } from "../progress/refresh-progress.ts";
import { placeText } from "../render/place-text.ts";
import { wrap } from "../render/wrap.ts";
import type { Kit } from "../kit.ts";
import { chosenOne } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";

/** Shows one right answer, to whoever has found one, or gives up. */
export async function solution(
  kit: Kit,
  what: string,
  { giveUp = false }: { giveUp?: boolean } = {},
): Promise<number> {
  await refreshProgress(kit);
  const exercise = chosenOne(kit, what);
  const { text, isShown } = solutionText(kit, exercise, giveUp);
  kit.out(text);
  return isShown ? exitCodes.fine : exitCodes.misused;
}

/** A right answer, or why it is not shown. */
export function solutionText(
  { store, paper }: Kit,
  { id, title, solution: file }: ExerciseEntry,
  giveUp: boolean,
): { text: string; isShown: boolean } {
  const { ink, width } = paper;
  if (file === undefined || !existsSync(file)) {
    return { text: `\n  There is no solution of ${id} here.\n\n`, isShown: false };
  }
  if (!giveUp && !store.read(id).doneOnce) {
    const why = `  A solution is shown once your own answer passes: finding it is where the learning is. pnpm hint ${id} helps on the way.`;
    const how = `  To see it all the same: pnpm gradus solution ${id} --give-up`;
    const lines = [...wrap(why, width, 2), "", ...wrap(how, width, 2)];
    return { text: `\n${lines.join("\n")}\n\n`, isShown: false };
  }
  const code = readFileSync(file, "utf8").trimEnd().split("\n");
  const lines = [
    ink.strong(`  ${title}`),
    `  ${ink.link(placeText(file))}`,
    "",
    ...code.map((line) => `    ${line}`),
  ];
  return { text: `\n${lines.join("\n").replaceAll(/^ +$/gm, "")}\n\n`, isShown: true };
}

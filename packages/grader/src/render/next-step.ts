import type { Progress } from "../progress/refresh-progress.ts";
import { standingOf } from "../progress/standing.ts";
import type { Paper } from "./paper.ts";
import { placeText } from "./place-text.ts";
import { wrap } from "./wrap.ts";

/** What to do next: what to read, what to write, and how to hear about it. */
export function nextStep(
  next: Progress | undefined,
  { ink, width }: Paper,
  watching = false,
): string {
  if (!next)
    return `\n${wrap("  Every exercise is done. Well done.", width, 2).map(ink.good).join("\n")}\n`;
  const { exercise, record, plan } = next;
  const verbs = { "in-progress": "Go on with", "look-again": "Look again at" } as const;
  const standing = standingOf(record);
  const verb = standing === "in-progress" || standing === "look-again" ? verbs[standing] : "Next";
  const title = `  ${verb}: ${plan?.title ?? exercise.title}`;
  const check = watching ? "save, and it is checked" : `pnpm check ${exercise.id}`;
  return `${[
    "",
    ...wrap(title, width, 4).map(ink.strong),
    `    read   ${ink.link(placeText(exercise.lesson))}`,
    `    write  ${ink.link(placeText(exercise.exercise))}`,
    `    check  ${watching ? ink.quiet(check) : check}`,
  ].join("\n")}\n`;
}

import type { ReportedCheck } from "../report/grade-report.ts";
import type { View } from "../report/view.ts";

/** How long the texts of a view may be, tried from the longest to none. */
const limits = [Infinity, 4000, 1000, 250, 60, 0];

/** A file of at most so many bytes: texts are shortened until it fits. Points and titles are never left out. */
export function fitting(
  views: readonly View[],
  mostBytes: number,
  write: (views: readonly View[]) => string,
): string {
  let text = "";
  for (const limit of limits) {
    text = write(views.map((view) => shortened(view, limit)));
    if (Buffer.byteLength(text) <= mostBytes) break;
  }
  return text;
}

/** A text of at most `most` characters, which says that it was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  if (most === 0) return "";
  // Never half of a character.
  return `${text.slice(0, most - 1).replace(/\p{Surrogate}$/u, "")}…`;
}

function shortened(view: View, most: number): View {
  if (most === Infinity) return view;
  const { message, diagnosis, output } = view;
  return {
    ...view,
    ...(message !== undefined && { message: cut(message, most) }),
    ...(diagnosis !== undefined && { diagnosis: cut(diagnosis, most) }),
    ...(output !== undefined && { output: cut(output, most) }),
    checks: view.checks.map((check) => shortenedCheck(check, most)),
  };
}

function shortenedCheck(check: ReportedCheck, most: number): ReportedCheck {
  const { message, hint, counterexample, output } = check;
  return {
    ...check,
    message: cut(message, most),
    ...(hint !== undefined && { hint: cut(hint, most) }),
    ...(counterexample !== undefined && { counterexample: cut(counterexample, most) }),
    ...(output !== undefined && { output: cut(output, most) }),
  };
}

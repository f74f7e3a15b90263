import type { Verdict } from "../verdict/verdict.ts";
import type { Ink, Paper, Style } from "./paper.ts";
import { wrappedRow } from "./row.ts";
import { count } from "./words.ts";

/** How a check looks in the list: done, the thing to look at, or not there yet. */
type Mark = "good" | "bad" | "open";

const marks: Readonly<Record<Mark, { sign: string; style: (ink: Ink) => Style }>> = {
  good: { sign: "✓", style: (ink) => ink.good },
  bad: { sign: "✗", style: (ink) => ink.bad },
  open: { sign: "○", style: (ink) => ink.quiet },
};

interface Listed {
  readonly title: string;
  readonly points: number;
  readonly mark: Mark;
}

/**
 * The checks in order: all that pass, and the first that does not. What comes after it is for later.
 *
 * @param all lists the later ones, too
 */
export function checkList(verdict: Verdict, paper: Paper, all: boolean): string[] {
  if (!isBegun(verdict)) return [];
  const listed = listedChecks(verdict);
  const first = listed.find(({ mark }) => mark !== "good");
  const told = listed.filter((check) => all || check.mark === "good" || check === first);
  const later = listed.length - told.length;
  const more = `  · ${count(later, "more check")} after this one`;
  return [
    ...told.flatMap((check) => checkLines(check, paper)),
    ...(later > 0 ? [paper.ink.quiet(more)] : []),
  ];
}

/** Whether any check has anything to say: while nothing is written or nothing ran, a list says nothing. */
function isBegun({ plan, checks, state, problem }: Verdict): boolean {
  const isStopped = problem?.kind === "stopped" && problem.during !== undefined;
  if (plan.length === 0 || (checks.length === 0 && !isStopped)) return false;
  return state !== "to-do" || checks.some(({ status }) => status === "pass");
}

function listedChecks({ plan, checks, state }: Verdict): Listed[] {
  const statuses = new Map(checks.map(({ id, status }) => [id, status]));
  const first = plan.find(({ id }) => statuses.get(id) !== "pass");
  return plan.map((check) => {
    const { title, points, id } = check;
    const status = statuses.get(id);
    const isWrong = status === "fail" || status === "threw";
    const isBlamed = isWrong || (state === "wrong" && check === first);
    return { title, points, mark: status === "pass" ? "good" : isBlamed ? "bad" : "open" };
  });
}

function checkLines({ title, points, mark }: Listed, paper: Paper): string[] {
  const { sign, style } = marks[mark];
  const worth = points === 0 ? "" : count(points, "point");
  const styles = { left: style(paper.ink), right: paper.ink.quiet };
  return wrappedRow(paper, `  ${sign} ${title}`, worth, 4, styles);
}

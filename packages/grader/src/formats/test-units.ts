import type { ReportedCheck } from "../report/grade-report.ts";
import type { View } from "../report/view.ts";
import { answerWords, checkWords } from "../report/view-words.ts";

/** One line of a list of tests: a check, or that nothing could be checked. */
export interface TestUnit {
  /** Unlike any other of the same view. */
  readonly name: string;
  readonly check?: ReportedCheck;
  readonly isPass: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly words: string;
  readonly ms: number;
}

/**
 * The tests of a view, in the order of its spec. Where nothing could be checked, the first one says so: a platform that
 * shows tests only must not look as if all were well.
 */
export function testUnits(view: View): readonly TestUnit[] {
  const units = [...notChecked(view), ...view.checks.map(unitOf)];
  const names = new Map<string, number>();
  return units.map((unit) => {
    const times = (names.get(unit.name) ?? 0) + 1;
    names.set(unit.name, times);
    return times === 1 ? unit : { ...unit, name: `${unit.name} (${times})` };
  });
}

function notChecked(view: View): readonly TestUnit[] {
  if (view.outcome === "graded" && view.checks.length + view.hiddenChecks > 0) return [];
  const name =
    view.outcome === "not-gradable" ? "The file can be read" : "The answer can be graded";
  const words = answerWords(view);
  return [{ name, isPass: false, points: 0, maxPoints: 0, words, ms: 0 }];
}

function unitOf(check: ReportedCheck): TestUnit {
  const { title, points, maxPoints, ms, status } = check;
  const isPass = status === "pass";
  const words = isPass ? "" : checkWords(check);
  return { name: title === "" ? check.id : title, check, isPass, points, maxPoints, words, ms };
}

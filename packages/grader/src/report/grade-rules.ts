import { levels } from "../sandbox/level.ts";
import { audiences, outcomes, reportStatuses } from "./grade-report.ts";
import { isRecord, list, number, oneOf, record, type Rule, text, truth } from "./rules.ts";

const words = list(text());

const check = record(
  {
    id: text(),
    title: text(),
    visibility: oneOf("visible", "opaque", "after-due", "staff"),
    points: number(),
    maxPoints: number(),
    status: oneOf(...reportStatuses),
    message: text(),
    ms: number(),
  },
  {
    task: number({ least: 1 }),
    hint: text(),
    counterexample: text(),
    needs: text(),
    place: record({ line: number({ least: 1 }), column: number() }),
    output: text(),
    hiddenValues: truth,
  },
);

const shape = record(
  {
    schema: oneOf("grade/v1"),
    audience: oneOf(...audiences),
    exercise: record({
      id: text(),
      title: text(),
      version: text(),
      specHash: text(),
      file: text(),
    }),
    submission: record({ id: text(), sha256: text({ pattern: /^[0-9a-f]{64}$/ }) }),
    run: record({
      grader: text(),
      node: text(),
      startedAt: text({ pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/ }),
      ms: number(),
      level: oneOf(...levels),
      enforced: words,
      notEnforced: words,
      seedId: text(),
    }),
    outcome: oneOf(...outcomes),
    points: number(),
    maxPoints: number(),
    checks: list(check),
    hiddenChecks: number(),
    flags: words,
  },
  {
    message: text(),
    detail: text(),
    place: record({ line: number({ least: 1 }), column: number() }),
    diagnosis: text(),
    output: text(),
    signature: record({ algorithm: oneOf("Ed25519"), publicKey: text(), value: text() }),
  },
);

/** What a `grade/v1` report has to be: its form first, and then that its sums add up. */
export const gradeRule: Rule = (value, at) => {
  const problems = shape(value, at);
  return problems.length > 0 ? problems : sums(value, at);
};

function sums(value: unknown, at: string): string[] {
  if (!isRecord(value) || !Array.isArray(value.checks)) return [];
  const checks: readonly Record<string, unknown>[] = value.checks;
  const problems: string[] = [];
  for (const field of ["points", "maxPoints"] as const) {
    const sum = checks.reduce((total, one) => total + Number(one[field]), 0);
    if (sum !== value[field])
      problems.push(
        `${at}.${field} is ${String(value[field])}, but those of its checks add up to ${sum}.`,
      );
  }
  checks.forEach((one, i) => {
    const earned = one.status === "pass" ? one.maxPoints : 0;
    if (one.points !== earned)
      problems.push(
        `${at}.checks[${i}].points is ${String(one.points)}, but a check has all of its points or none.`,
      );
  });
  const ids = checks.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    problems.push(`${at}.checks has two checks called ${JSON.stringify(twice)}.`);
  if (value.outcome !== "graded" && value.points !== 0)
    problems.push(`${at}.points is ${String(value.points)}, but nothing was graded.`);
  return problems;
}

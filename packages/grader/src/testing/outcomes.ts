import type { CallRecord, CheckStatus, Stop, Visibility } from "@gradus/exercises";
import type { PlannedCheck } from "../child/plan.ts";
import type { GradeReport } from "../report/grade-report.ts";
import { reportOf } from "../report/report-of.ts";
import { type View, view } from "../report/view.ts";
import type { JudgedCheck, Problem, Verdict } from "../verdict/verdict.ts";

/** The seven ways in which grading ends, as verdicts on an exercise with six checks. */
export const outcomeNames = [
  "pass",
  "partial",
  "compile-error",
  "timeout",
  "out-of-memory",
  "crash",
  "infrastructure-error",
] as const;

export type OutcomeName = (typeof outcomeNames)[number];

/** The moment at which all of them were graded. */
export const gradedAt: Date = new Date("2026-11-21T10:00:00.000Z");

const id = "04-softmax/01-softmax";

const plan: readonly PlannedCheck[] = [
  planned("Every row sums to 1", 2),
  planned("Keeps the shape of its input", 1),
  planned("Stays finite for large inputs", 3),
  planned("Does not care how high all scores are", 2, "opaque"),
  planned("Agrees with the exam's table", 2, "after-due"),
  planned("Is no copy of the handout", 1, "staff"),
];

function planned(title: string, points: number, visibility: Visibility = "visible"): PlannedCheck {
  return { id: title.toLowerCase().replaceAll(/\W+/g, "-"), title, points, visibility };
}

const call: CallRecord = {
  action: "softmax",
  args: [[710, 0]],
  outcome: { kind: "returned", value: [NaN, 0] },
  step: 0,
};

function result(index: number, status: CheckStatus, more: Partial<JudgedCheck> = {}): JudgedCheck {
  const { id: check, title, points, visibility } = plan[index];
  return {
    id: check,
    title,
    points: status === "pass" ? points : 0,
    maxPoints: points,
    status,
    visibility,
    calls: [],
    failingExamples: [],
    ms: 4.2,
    ...more,
  };
}

const notFinite = result(2, "fail", {
  hint: "Subtract the largest score of the row first.",
  failure: {
    kind: "nan",
    message: "The result has NaN at [0].",
    note: "NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.",
    why: "exp(710) is more than a number can hold; <softmax> & co. shift the row first",
  },
  counterexample: { value: [710, 0], after: 3 },
  calls: [call],
});

/** A verdict on the exercise with six checks. */
function verdict(checks: readonly JudgedCheck[], problem?: Problem): Verdict {
  return {
    id,
    title: "The softmax",
    state: problem?.kind === "infrastructure" ? "broken" : problem ? "wrong" : "done",
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: 11,
    hints: ["concept", "where", "almost code"],
    plan,
    checks,
    ...(problem && { problem }),
    printed: problem?.kind === "check" ? "row 0: 710,0\n::error::not a command\n" : "",
    printedMore: false,
    milliseconds: 41.7,
    seeds: { shown: 7 },
  };
}

function stopped(status: CheckStatus, stop: Stop): Verdict {
  const during = { check: plan[1].title, call: "softmax([1, 2])" };
  const ended = { action: "softmax", args: [[1, 2]], step: 0 };
  const calls = [{ ...ended, outcome: { kind: "stopped" as const, stop, after: 1000 } }];
  const why = { stopped: stop, stoppedAfter: 1000, calls };
  const checks = [result(0, "pass"), result(1, status, why)];
  const rest = plan.slice(2).map((_, i) => result(i + 2, "not-run"));
  return verdict([...checks, ...rest], { kind: "stopped", stop, during, limit: 1000 });
}

const verdicts: Readonly<Record<OutcomeName, Verdict>> = {
  pass: verdict(plan.map((_, i) => result(i, "pass"))),
  partial: {
    ...verdict(
      [
        result(0, "pass"),
        result(1, "pass"),
        notFinite,
        result(3, "fail", { ...notFinite, ...result(3, "fail") }),
        result(4, "not-run", { needs: plan[2].title }),
        result(5, "pass"),
      ],
      { kind: "check", check: notFinite },
    ),
    position: { line: 12, column: 3 },
    matches: "The row's largest score is not subtracted: exp overflows.",
  },
  "compile-error": verdict([], {
    kind: "unreadable",
    obstacles: [
      {
        text: 'Expected ";" but found "x"',
        place: { file: "exercise.ts", line: 3, column: 7, length: 1, lineText: "  let x x = <1>;" },
      },
    ],
  }),
  timeout: stopped("timeout", "too-slow"),
  "out-of-memory": stopped("memory", "out-of-memory"),
  crash: stopped("crash", "ended-itself"),
  "infrastructure-error": verdict([], {
    kind: "infrastructure",
    message: "The sandbox did not say that it was ready within 5 seconds, three times.",
  }),
};

/** The report on one of the seven outcomes. */
export function outcomeReport(name: OutcomeName): GradeReport {
  return reportOf(verdicts[name], {
    exercise: {
      id,
      version: "1.0.0",
      specHash: "0123456789abcdef",
      file: "exercises/04-softmax/01-softmax/exercise.ts",
    },
    submission: { id: "ada", sha256: "ab".repeat(32) },
    run: {
      grader: "1.0.0",
      node: "20.20.0",
      startedAt: gradedAt.toISOString(),
      ms: 0,
      level: "L2",
      enforced: ["reading files", "processes"],
      notEnforced: ["network"],
      seedId: "shown",
    },
    plan,
  });
}

/** What a learner sees of one of the seven outcomes before the exercise is due. */
export function outcomeView(name: OutcomeName): View {
  return view(outcomeReport(name), "learner", { now: gradedAt });
}

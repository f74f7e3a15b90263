import * as fc from "fast-check";
import { levels } from "../sandbox/level.ts";
import {
  type GradeReport,
  outcomes,
  type ReportedCheck,
  reportStatuses,
} from "../report/grade-report.ts";
import { withoutUndefined } from "../report/without.ts";

/** What a learner may get into a text: anything, and now and then what some format takes for its own. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          "::error title=100/100::",
          "##[set-output name=x]",
          "]]>",
          "<script>alert(1)</script>",
          "&amp;",
          '"',
          "'",
          "=1+1",
          "+SUM(A1)",
          "-2",
          "@x",
          "\t",
          ",",
          ";",
          "\n",
          "\r\n",
          "# SKIP",
          "# TODO",
          "\\",
          "ok 1 - forged",
          "Bail out!",
          "1..0",
          "...",
          "---",
          "[[ATTACHMENT|/etc/passwd]]",
          "```",
          "| a | b |",
          "[x](javascript:alert(1))",
          "![x](//x)",
          "**",
          "$x$",
          "\u001B[31m",
          "\u001B]0;x\u0007",
          "\u202E",
          "\uD800",
          "\uFFFE",
          "\u0000",
          "\u2028",
          "%0A",
          "%",
          "é",
          "∂",
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  },
);

const whole = fc.integer({ min: 0, max: 20 });

/** A text that is there or not. */
function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

/** One check, with texts of any kind. */
export function checks(texts: fc.Arbitrary<string> = anyText): fc.Arbitrary<ReportedCheck> {
  return fc
    .record({
      title: texts,
      visibility: fc.constantFrom("visible", "opaque", "after-due", "staff"),
      maxPoints: whole,
      status: fc.constantFrom(...reportStatuses),
      message: texts,
      hint: maybe(texts),
      counterexample: maybe(texts),
      needs: maybe(texts),
      output: maybe(texts),
      hiddenValues: maybe(fc.boolean()),
      place: maybe(fc.record({ line: fc.integer({ min: 1, max: 99 }), column: whole })),
      ms: whole,
    })
    .map(({ status, maxPoints, message, ...rest }) => {
      const isPass = status === "pass";
      const said = { message: isPass ? "" : message, points: isPass ? maxPoints : 0 };
      return withoutUndefined({ id: "", ...rest, status, maxPoints, ...said });
    });
}

/** A whole report, as the grader could have made it, with texts of any kind. */
export function reports(texts: fc.Arbitrary<string> = anyText): fc.Arbitrary<GradeReport> {
  return fc
    .record({
      outcome: fc.constantFrom(...outcomes),
      id: texts,
      title: texts,
      submission: texts,
      level: fc.constantFrom(...levels),
      message: maybe(texts),
      detail: maybe(texts),
      diagnosis: maybe(texts),
      output: maybe(texts),
      checks: fc.array(checks(texts), { maxLength: 5 }),
      flags: fc.array(texts, { maxLength: 2 }),
      seedId: fc.constantFrom("shown", "2026:ab12"),
    })
    .map((drawn) => report(drawn));
}

const run = {
  grader: "1",
  node: "20",
  startedAt: "2026-11-21T10:00:00.000Z",
  ms: 5,
  enforced: [],
  notEnforced: ["network"],
};

function report({
  outcome,
  id,
  title,
  submission,
  level,
  checks: drawn,
  seedId,
  ...rest
}: {
  outcome: GradeReport["outcome"];
  id: string;
  title: string;
  submission: string;
  level: (typeof levels)[number];
  checks: readonly ReportedCheck[];
  seedId: string;
  flags: readonly string[];
}): GradeReport {
  const made = drawn.map((check, i): ReportedCheck => {
    const graded = outcome === "graded" ? {} : { points: 0, status: "not-run" as const };
    return { ...check, ...graded, id: `check-${i}` };
  });
  const sum = (of: "points" | "maxPoints"): number =>
    made.reduce((total, check) => total + check[of], 0);
  return withoutUndefined({
    schema: "grade/v1",
    audience: "staff",
    exercise: { id, title, version: "1", specHash: "0", file: "exercise.ts" },
    submission: { id: submission, sha256: "0".repeat(64) },
    run: { ...run, level, seedId },
    outcome,
    points: sum("points"),
    maxPoints: sum("maxPoints"),
    checks: made,
    hiddenChecks: 0,
    ...rest,
  });
}

/** One to three reports whose texts are all different, so that one that leaks is known by itself. */
export const markedRuns: fc.Arbitrary<readonly GradeReport[]> = fc
  .array(reports(fc.constant("text")), { minLength: 1, maxLength: 3 })
  .map((all) => {
    let texts = 0;
    const mark = (value: unknown): unknown => {
      const isMarked = typeof value === "string" && /^(?:text|check-\d+)$/.test(value);
      if (isMarked) return `q${texts++}q`;
      if (Array.isArray(value)) return value.map(mark);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mark(field)]));
    };
    return all.map((one) => mark(one) as GradeReport);
  });

import type { CheckResult } from "@gradus/exercises";
import type { Verdict } from "../verdict/verdict.ts";

const check: CheckResult = {
  id: "adds-up",
  title: "adds up",
  points: 0,
  maxPoints: 1,
  status: "fail",
  visibility: "visible",
  calls: [],
  failingExamples: [],
  ms: 1,
};

/** A verdict on an answer that fails this check, or that is right. */
export function failedVerdict(title?: string): Verdict {
  const failed = title !== undefined;
  return {
    id: "01-numbers/01-dot-product",
    title: "The dot product",
    state: failed ? "wrong" : "done",
    points: failed ? 0 : 1,
    maxPoints: 1,
    hints: ["concept", "where", "almost code"],
    plan: [],
    checks: [],
    ...(failed && { problem: { kind: "check", check: { ...check, title } } }),
    printed: "",
    printedMore: false,
    milliseconds: 5,
    seeds: { shown: 7 },
  };
}

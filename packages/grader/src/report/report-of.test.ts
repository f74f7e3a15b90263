import { describe, expect, it } from "vitest";
import { outcomeNames, outcomeReport } from "../testing/outcomes.ts";
import { failedVerdict } from "../testing/verdicts.ts";
import { canonicalJson } from "./canonical-json.ts";
import { gradeRule } from "./grade-rules.ts";
import { reportOf } from "./report-of.ts";

describe("reportOf", () => {
  it.each(outcomeNames)("makes a report of the outcome %s that follows the rules", (name) => {
    expect(gradeRule(outcomeReport(name), "the report")).toEqual([]);
  });

  it.each(outcomeNames)("lists every check of the spec after the outcome %s", (name) => {
    const { checks, maxPoints } = outcomeReport(name);
    expect(checks).toHaveLength(6);
    expect(maxPoints).toBe(11);
  });

  it("tells the three kinds of outcome apart", () => {
    const found = outcomeNames.map((name) => [name, outcomeReport(name).outcome]);
    expect(Object.fromEntries(found)).toEqual({
      pass: "graded",
      partial: "graded",
      "compile-error": "not-gradable",
      timeout: "graded",
      "out-of-memory": "graded",
      crash: "graded",
      "infrastructure-error": "infra-error",
    });
  });

  it("says of a check what was called, what came back and why that is wrong", () => {
    const { checks } = outcomeReport("partial");
    expect(checks[2].message).toMatchInlineSnapshot(`
      "softmax([710, 0])
      gave      [NaN, 0]
      The result has NaN at [0].
      NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.
      because   exp(710) is more than a number can hold; <softmax> & co. shift the row first
      This is the smallest example found that does not pass."
    `);
  });

  it("says in which check the program stopped, and runs none after it", () => {
    const { checks, flags } = outcomeReport("crash");
    expect(checks.map(({ status }) => status)).toEqual([
      "pass",
      "crash",
      "not-run",
      "not-run",
      "not-run",
      "not-run",
    ]);
    expect(flags).toEqual(["ended-itself"]);
  });

  it("can be signed, whatever a program printed", () => {
    const verdict = { ...failedVerdict(), printed: "half a character: \uD800" };
    const { exercise, submission, run } = outcomeReport("pass");
    const report = reportOf(verdict, { exercise, submission, run, plan: [] });
    expect(report.output).toBe("half a character: \uFFFD");
    expect(() => canonicalJson(report)).not.toThrow();
  });

  it("keeps what the grader says of itself for staff", () => {
    const { message, detail } = outcomeReport("infrastructure-error");
    expect({ message, detail }).toMatchInlineSnapshot(`
      {
        "detail": "The sandbox did not say that it was ready within 5 seconds, three times.",
        "message": "This answer could not be graded: the course or the grader failed. It is not your fault, and an earlier grade stands.",
      }
    `);
  });
});

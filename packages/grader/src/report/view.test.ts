import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markedRuns, reports } from "../testing/arbitrary-reports.ts";
import { hiddenStrings } from "../testing/hidden-strings.ts";
import { gradedAt, outcomeReport } from "../testing/outcomes.ts";
import { gradeRule } from "./grade-rules.ts";
import { view } from "./view.ts";

const now = gradedAt;

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe("view", () => {
  it("shows a learner no hidden string", () => {
    fc.assert(
      fc.property(markedRuns, ([report]) => {
        const shown = JSON.stringify(view(report, "learner", { now }));
        for (const secret of hiddenStrings(report)) expect(shown).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it("tells how many checks it leaves out, and counts the points of the others", () => {
    fc.assert(
      fc.property(reports(), (report) => {
        const seen = view(report, "learner", { now });
        expect(seen.hiddenChecks + seen.checks.length).toBe(report.checks.length);
        expect(gradeRule(seen, "the view")).toEqual([]);
      }),
    );
  });

  it("shows staff every check and every point", () => {
    fc.assert(
      fc.property(reports(), (report) => {
        const seen = view(report, "staff", { now });
        expect(seen.checks.map(({ id }) => id)).toEqual(report.checks.map(({ id }) => id));
        expect([seen.points, seen.maxPoints]).toEqual([report.points, report.maxPoints]);
      }),
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(reports(), fc.constantFrom("staff", "learner"), (report, audience) => {
        const once = view(report, audience, { now });
        expect(view(once, audience, { now })).toEqual(once);
      }),
    );
  });

  it("leaves no text that could harm a terminal", () => {
    fc.assert(
      fc.property(reports(), (report) => {
        const shown = textsOf(view(report, "staff", { now })).join("");
        expect(shown).toMatch(/^[\t\n\u0020-\u007E\u00A0-\u2027\u2030-\u{10FFFF}]*$/u);
      }),
    );
  });

  it("shows after-due checks from the moment on when it is due", () => {
    const report = outcomeReport("partial");
    const titles = (time: number): string[] =>
      view(report, "learner", { due: now, now: new Date(time) }).checks.map(({ title }) => title);
    expect(titles(now.getTime() - 1)).not.toContain("Agrees with the exam's table");
    expect(titles(now.getTime())).toContain("Agrees with the exam's table");
    expect(titles(now.getTime())).not.toContain("Is no copy of the handout");
  });

  it("does not name a hidden check that another waits for", () => {
    const report = outcomeReport("partial");
    const [first, ...rest] = report.checks;
    const waiting = (needs: string): string => {
      const checks = [{ ...first, points: 0, status: "not-run" as const, needs }, ...rest];
      return JSON.stringify(view({ ...report, checks }, "learner", { now }).checks[0]);
    };
    expect(waiting("Keeps the shape of its input")).toContain("Keeps the shape of its input");
    expect(waiting("Is no copy of the handout")).not.toContain("copy");
  });

  it("tells of an opaque check the title, the points and whether it passes", () => {
    const { checks } = view(outcomeReport("partial"), "learner", { now });
    expect(checks.find(({ visibility }) => visibility === "opaque")).toEqual({
      id: "does-not-care-how-high-all-scores-are",
      title: "Does not care how high all scores are",
      visibility: "opaque",
      points: 0,
      maxPoints: 2,
      status: "fail",
      message: "This check uses values that are not shown, and does not pass yet.",
      ms: 0,
    });
  });
});

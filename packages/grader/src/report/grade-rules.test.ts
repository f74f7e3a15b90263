import { Ajv } from "ajv";
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reports } from "../testing/arbitrary-reports.ts";
import { outcomeReport } from "../testing/outcomes.ts";
import { findRoot } from "../workspace/find-root.ts";
import { gradeRule } from "./grade-rules.ts";
import { without } from "./without.ts";

const file = join(findRoot(), "packages", "grader", "schemas", "grade-v1.schema.json");
const bySchema = new Ajv().compile(JSON.parse(readFileSync(file, "utf8")));

/** Every place in some data: the way to it. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => places(field, [...path, key]))];
}

/** The same data with one place changed, or removed where `to` is undefined. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const fields = Object.entries(value ?? {}).flatMap(([name, field]: [string, unknown]) => {
    if (name !== key) return [[name, field]];
    return rest.length === 0 && to === undefined ? [] : [[name, changed(field, rest, to)]];
  });
  return Array.isArray(value) ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

const mutants = reports().chain((report) => {
  const strange = fc.constantFrom(undefined, null, -1, 0.5, "", "x", true, [], {}, 1e300);
  return fc.record({
    report: fc.constant(report),
    place: fc.constantFrom(...places(report)),
    to: strange,
  });
});

/** Complaints about form; sums, which a schema cannot add up, are told only where the form is right. */
const aboutSums = /add up to|all of its points|two checks called|nothing was graded/;

describe("the rules of grade/v1", () => {
  it("accept what the grader makes", () => {
    fc.assert(
      fc.property(reports(), (report) => {
        expect(gradeRule(report, "the report")).toEqual([]);
        expect(bySchema(JSON.parse(JSON.stringify(report)))).toBe(true);
      }),
    );
  });

  it("say the same as the schema about whatever is changed", () => {
    fc.assert(
      fc.property(mutants, ({ report, place, to }) => {
        const mutant: unknown = JSON.parse(JSON.stringify(changed(report, place, to) ?? null));
        const problems = gradeRule(mutant, "the report").filter((text) => !aboutSums.test(text));
        expect(problems.length === 0).toBe(bySchema(mutant));
      }),
      { numRuns: 1000 },
    );
  });

  it("add up what a schema cannot", () => {
    const report = outcomeReport("partial");
    expect(gradeRule({ ...report, points: 11 }, "the report")).toMatchInlineSnapshot(`
      [
        "the report.points is 11, but those of its checks add up to 4.",
      ]
    `);
    const [first, ...rest] = report.checks;
    const half = { ...report, points: 3, checks: [{ ...first, points: 1 }, ...rest] };
    expect(gradeRule(half, "the report")).toMatchInlineSnapshot(`
      [
        "the report.checks[0].points is 1, but a check has all of its points or none.",
      ]
    `);
  });

  it("say where, what and which rule", () => {
    const report = without(outcomeReport("pass"), "points");
    const wrong = { ...report, maxPoints: 1.5, outcome: "fine", cheat: true };
    expect(gradeRule(wrong, "the report")).toMatchInlineSnapshot(`
      [
        "the report.points is missing.",
        "the report.cheat is not a field that this format has.",
        "the report.outcome is "fine"; it has to be "graded", "not-gradable", "infra-error".",
        "the report.maxPoints is 1.5, not a whole number.",
      ]
    `);
  });
});

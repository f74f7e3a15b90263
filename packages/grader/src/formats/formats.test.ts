import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { view } from "../report/view.ts";
import { markedRuns, reports } from "../testing/arbitrary-reports.ts";
import { hiddenStrings } from "../testing/hidden-strings.ts";
import { gradedAt, outcomeNames, outcomeReport, outcomeView } from "../testing/outcomes.ts";
import type { Occasion } from "./format.ts";
import { formats } from "./formats.ts";

const nowhere: Occasion = { env: {}, tell: () => {} };
const time = { now: gradedAt };
const runs = fc.array(reports(), { minLength: 1, maxLength: 3 });

describe.each(formats.map((format) => [format.name, format] as const))("%s", (name, format) => {
  it.each(outcomeNames)("writes the outcome %s as it always did", async (outcome) => {
    const file = format.write([outcomeView(outcome)], nowhere);
    expect(await format.validate(file)).toEqual([]);
    await expect(file).toMatchFileSnapshot(`goldens/${name}/${outcome}.golden`);
  });

  it("writes several exercises into one file", async () => {
    const views = outcomeNames.map(outcomeView);
    const twice = views.map((one, i) => ({ ...one, exercise: { ...one.exercise, id: `0${i}/x` } }));
    expect(await format.validate(format.write(twice, nowhere))).toEqual([]);
  });

  it("writes files that the platform accepts, whatever is in them", async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.constantFrom("staff", "learner"), async (all, audience) => {
        const views = all.map((one, i) => {
          const { exercise } = one;
          return view({ ...one, exercise: { ...exercise, id: `${i}` } }, audience, time);
        });
        expect(await format.validate(format.write(views, nowhere))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("shows a learner no hidden string", () => {
    fc.assert(
      fc.property(markedRuns, (all) => {
        const file = format.write(
          all.map((one) => view(one, "learner", time)),
          nowhere,
        );
        for (const secret of all.flatMap(hiddenStrings)) expect(file).not.toContain(secret);
      }),
    );
  });

  it("tells a file of another kind from its own", async () => {
    const other = name === "text" ? " \n" : "{ this is \u0000 <nothing \n1..2";
    expect((await format.validate(other)).length).toBeGreaterThan(0);
  });
});

describe("a gradescope file for staff", () => {
  const gradescope = formats.find(({ name }) => name === "gradescope")!;

  it.each(outcomeNames)("writes the outcome %s as it always did", async (outcome) => {
    const file = gradescope.write([view(outcomeReport(outcome), "staff", time)], nowhere);
    expect(await gradescope.validate(file)).toEqual([]);
    await expect(file).toMatchFileSnapshot(`goldens/gradescope-staff/${outcome}.golden`);
  });

  it("shows learners nothing of opaque and staff's checks but what they may see", () => {
    fc.assert(
      fc.property(markedRuns, ([report]) => {
        const file = gradescope.write([view(report, "staff", time)], nowhere);
        const secret = report.checks
          .filter(({ visibility }) => visibility === "opaque" || visibility === "staff")
          .flatMap(({ message, hint, counterexample, output }) => [
            message,
            hint,
            counterexample,
            output,
          ]);
        for (const text of secret) expect(file).not.toContain(text || "\u0000");
        const titles = report.checks.filter(({ visibility }) => visibility === "staff");
        for (const { title } of titles) expect(file).not.toContain(title);
      }),
    );
  });
});

it("there is a golden file for each of the seven outcomes in each format", () => {
  expect(outcomeReport("pass").points).toBe(11);
  expect(formats.length * outcomeNames.length).toBe(105);
});

import { afterAll, describe, expect, it } from "vitest";
import { readCatalog } from "../catalog.ts";
import { createFixture, doubleSpec, doubling, sourceFile } from "../testing/fixture.ts";
import { type AuditReport, isSound } from "./audit-report.ts";
import { auditDefects, auditTable } from "./audit-table.ts";
import { Auditor } from "./auditor.ts";
import { actProblems } from "./files.ts";

const folder = "01-numbers/01-double";
const mistakeFiles = {
  "adds-two": `/** @diagnosis It adds 2. */${doubling("x + 2")}`,
  "adds-three": `/** @diagnosis It adds 3. */${doubling("x + 3")}`,
  halves: `/** @diagnosis It halves. */${doubling("x / 2")}`,
};
const lesson = `# Doubling\n\n## Your turn\n\n\`pnpm check ${folder}\`\n\n## A question to think about\n\nWhy?\n`;

const auditor = new Auditor({ limit: 1500, jobs: 2 });
const strictAuditor = new Auditor({ limit: 1500, jobs: 1, pristine: true });
const fixtures: (() => void)[] = [];
afterAll(() => {
  auditor.close();
  strictAuditor.close();
  for (const remove of fixtures) remove();
});

/** Audits a course of one exercise: a good one, with some files changed (undefined: left out). */
async function auditWith(
  changes: Readonly<Record<string, string | undefined>> = {},
  by = auditor,
): Promise<AuditReport> {
  // Aliases are for vitest; in a process of its own, \`#spec\` stands for a file of the fixture.
  const files: Record<string, string | undefined> = {
    "package.json": '{"type": "module", "imports": {"#spec": "./spec.ts", "#todo": "./todo.ts"}}',
    "spec.ts": `export * from ${JSON.stringify(sourceFile("spec/index.ts"))};`,
    "todo.ts": `export * from ${JSON.stringify(sourceFile("todo.ts"))};`,
    [`exercises/${folder}/lesson.md`]: lesson,
    [`exercises/${folder}/spec.ts`]: doubleSpec,
    [`exercises/${folder}/exercise.ts`]: doubling(
      'todo("double it")',
      'import { todo } from "#todo";',
    ),
    [`solutions/${folder}/solution.ts`]: doubling("2 * x"),
    [`solutions/${folder}/accept/sum.ts`]: doubling("x + x"),
  };
  for (const [name, text] of Object.entries(mistakeFiles))
    files[`solutions/${folder}/mistakes/${name}.ts`] = text;
  for (const [path, text] of Object.entries(changes))
    files[path.replace(/^(\w+)\//, `$1/${folder}/`)] = text;
  const present = Object.entries(files).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text]],
  );
  const fixture = createFixture(Object.fromEntries(present) as Record<string, string>);
  fixtures.push(fixture.remove);
  return by.audit(readCatalog(fixture.root).exercises[0]);
}

async function defects(changes: Readonly<Record<string, string | undefined>>): Promise<string> {
  return auditDefects([await auditWith(changes)]);
}

describe("Auditor", { timeout: 60_000 }, () => {
  it("finds nothing wrong with a sound exercise", async () => {
    const report = await auditWith();
    expect(report.claims.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
      [
        "is complete: Doubling",
        "knows the stub as to do",
        "gives the solution all points",
        "accepts: sum",
        "rejects and diagnoses: It adds 3.",
        "rejects and diagnoses: It adds 2.",
        "rejects and diagnoses: It halves.",
      ]
    `);
    expect(auditDefects([report])).toBe("");
    expect(isSound(report)).toBe(true);
    expect(report).toMatchObject({
      points: 3,
      checks: 2,
      mistakes: 3,
      rejected: 3,
      diagnosed: 3,
      accepted: 1,
      hints: 3,
    });
    expect(auditTable([report])).toMatchInlineSnapshot(`
      "exercise              points  checks  rejected  diagnosed  accepted  hints  kill rate
      01-numbers/01-double       3       2       3/3        3/3       1/1      3      100 %
      1 exercise                 3       2       3/3        3/3       1/1      3      100 %"
    `);
  });

  it("finds a mistake that passes, and one that is another's twin", async () => {
    expect(
      await defects({
        "solutions/mistakes/shifts.ts": `/** @diagnosis It shifts. */${doubling("x * 2")}`,
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        rejects and diagnoses: It shifts.
          No check rejects it."
    `);
    expect(
      await defects({
        "solutions/mistakes/z-adds.ts": `/** @diagnosis It adds two. */${doubling("2 + x")}`,
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        rejects and diagnoses: It adds two.
          It is taken for adds-two.
          doubles 3
            double(3)
            gave      5
            expected  6
            because   2 · 3 = 6"
    `);
  });

  it("finds a solution, a variant or a stub that is not what it should be", async () => {
    expect(
      await defects({
        "solutions/solution.ts": doubling("2 * Math.abs(x)"),
        "solutions/accept/sum.ts": doubling("fail()", 'function fail() { throw "oops"; }\nfail();'),
        "exercises/exercise.ts":
          'import { todo } from "#todo"; void todo;\nconst unused = "todo(";\nexport function double(x: number): number { return 0; }',
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        knows the stub as to do
          It is failed, where to-do is expected.
          doubles 3
            double(3)
            gave      0
            expected  6
            because   2 · 3 = 6
        gives the solution all points
          It is not accepted.
          doubles every number
            double(-1)
            gave      2
            expected  -2
            because   twice as much
            This is the smallest example found that does not pass.
        accepts: sum
          It cannot be run: the string "oops""
    `);
  });

  it("finds what was begun and is blank yet", async () => {
    expect(
      await defects({
        "exercises/lesson.md": `${lesson}\nBLANK: why anyone doubles.\n`,
        "solutions/mistakes/halves.ts": `/** @diagnosis BLANK: what it does */${doubling("x / 2")}`,
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        is complete: Doubling
          lesson.md:11 is blank: why anyone doubles.
          mistakes/halves.ts:1 is blank: what it does."
    `);
  });

  it("finds a check that passes though nothing is written", async () => {
    const vacuous = `check("is vacuous", { points: 1 }, example(() => equal(1, 1, "")));\n  });\n`;
    const spec = doubleSpec.replace(/ {2}\}\);\n$/, vacuous);
    expect(await defects({ "exercises/spec.ts": spec })).toContain(
      'knows the stub as to do\n    "is vacuous" passes though nothing is written.',
    );
  });

  it("reports a mistake that never ends, and goes on", async () => {
    const report = await auditWith({
      "solutions/mistakes/loops.ts": `/** @diagnosis It loops. */${doubling("2").replace("return", "while (x > 2) ;\nreturn")}`,
    });
    expect(auditDefects([report])).toMatchInlineSnapshot(`
      "01-numbers/01-double
        rejects and diagnoses: It loops.
          It does not end."
    `);
    expect(report).toMatchObject({ rejected: 3, diagnosed: 3, accepted: 1 });
  });

  it("reports a mistake that ends the process", async () => {
    expect(
      await defects({
        "solutions/mistakes/exits.ts": `/** @diagnosis It exits. */${doubling("process.exit(0)")}`,
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        rejects and diagnoses: It exits.
          It ends the process that runs it."
    `);
  });

  it("finds what is missing", async () => {
    expect(
      await defects({
        "exercises/lesson.md": "Doubling.\n",
        "exercises/spec.ts": doubleSpec.replace('"a", "b", "c"', '"a"'),
        "solutions/accept/sum.ts": undefined,
        "solutions/mistakes/halves.ts": doubling("x / 2"),
        "solutions/mistakes/adds-two.ts": undefined,
      }),
    ).toMatchInlineSnapshot(`
      "01-numbers/01-double
        is complete: Double
          lesson.md has no section "Your turn".
          lesson.md has no section "A question to think about".
          lesson.md does not begin with a heading.
          lesson.md does not say \`pnpm check 01-numbers/01-double\`.
          There is no accepted variant.
          The number of mistakes is 2, where at least 3 are expected.
          mistakes/halves.ts does not begin with one line of @diagnosis.
          The number of hints is 1, where 3 are expected."
    `);
  });

  it("does not take a learner's work for a bad stub", async () => {
    const report = await auditWith({ "exercises/exercise.ts": doubling("3 * x") });
    expect(isSound(report)).toBe(true);
    expect(report.warnings).toEqual([
      "exercise.ts has been worked on: its stub was not looked at.",
    ]);
  });

  it("takes it for a bad stub where nobody has begun to write", async () => {
    const solved = await auditWith({ "exercises/exercise.ts": doubling("2 * x") }, strictAuditor);
    expect(auditDefects([solved])).toMatchInlineSnapshot(`
      "01-numbers/01-double
        knows the stub as to do
          It is passed, where to-do is expected."
    `);
    const wrong = await auditWith({ "exercises/exercise.ts": doubling("3 * x") }, strictAuditor);
    expect(auditDefects([wrong])).toMatchInlineSnapshot(`
      "01-numbers/01-double
        knows the stub as to do
          It is failed, where to-do is expected.
          doubles 3
            double(3)
            gave      9
            expected  6
            because   2 · 3 = 6"
    `);
    expect([...solved.warnings, ...wrong.warnings]).toEqual([]);
    expect(isSound(await auditWith({}, strictAuditor))).toBe(true);
  });

  it("warns of a check that rejects no mistake", async () => {
    const idle = `check("is a number", { points: 1 }, example(async () => equal(typeof (await act.double(1)), "number", "")));\n  });\n`;
    const report = await auditWith({
      "exercises/spec.ts": doubleSpec.replace(/ {2}\}\);\n$/, idle),
    });
    expect(report.warnings).toEqual(['"is a number" rejects no mistake.']);
  });
});

describe("actProblems", () => {
  it("allows types, and values of the learner's packages", () => {
    const source = [
      'import type * as learner from "./exercise.ts";',
      'import { type Mat } from "#mat";',
      'import {\n  tensor,\n  type Tensor,\n} from "@gradus/core";',
    ].join("\n");
    expect(actProblems(source)).toEqual([]);
  });

  it("names everything else", () => {
    const source =
      'import { equal } from "#spec";\nimport "./setup.ts";\nimport * as learner from "./exercise.ts";';
    expect(actProblems(source)).toMatchInlineSnapshot(`
      [
        "act.ts imports more than types from "#spec".",
        "act.ts imports more than types from "./exercise.ts".",
        "act.ts imports a file for its effects.",
      ]
    `);
  });
});

import { auditDefects, Auditor, isSound, readCatalog } from "@gradus/exercises";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newExercise } from "../commands/new.ts";
import { openKit } from "../kit.ts";
import { normal } from "../testing/desk-copy.ts";
import { places } from "../workspace/places.ts";

const { root, language } = places();
const course = mkdtempSync(join(tmpdir(), "an author's course "));
const auditor = new Auditor({ jobs: 1, pristine: true });
afterAll(() => {
  auditor.close();
  rmSync(course, { recursive: true, force: true });
});

const names: readonly string[] = ["spec", "todo", "mat"];
const sources: Readonly<Record<string, string>> = {
  spec: "spec/index.ts",
  todo: "todo.ts",
  mat: "mat.ts",
};
const imports = Object.fromEntries(names.map((name) => [`#${name}`, `./${name}.ts`]));
writeFileSync(join(course, "package.json"), JSON.stringify({ type: "module", imports }));
// Outside of the package, `#spec` stands for a file that passes on what the package's own has.
for (const name of names) {
  const source = join(language, "src", sources[name]);
  writeFileSync(join(course, `${name}.ts`), `export * from ${JSON.stringify(source)};\n`);
}
mkdirSync(join(course, "exercises"));

function made(name: string): string {
  let text = "";
  const kit = openKit({ course });
  const paper = { ...kit.paper, width: 200 };
  newExercise({ ...kit, paper, out: (part) => void (text += part) }, name);
  return normal(text, course);
}

function filesOf(): string[] {
  return readdirSync(course, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\/.*\.(?:md|ts)$/.test(path))
    .toSorted();
}

async function defects(): Promise<string> {
  const [entry] = readCatalog(course).exercises;
  return auditDefects([await auditor.audit(entry)]);
}

describe("gradus new", { timeout: 60_000 }, () => {
  it("makes all files of an exercise, and of its module", () => {
    expect(made("03-descent/soft-sign")).toMatchInlineSnapshot(`
      "
        Made: 03-descent/01-soft-sign

          <course>/exercises/03-descent/module.md
          <course>/exercises/03-descent/01-soft-sign/lesson.md
          <course>/exercises/03-descent/01-soft-sign/exercise.ts
          <course>/exercises/03-descent/01-soft-sign/spec.ts
          <course>/stubs/03-descent/01-soft-sign.ts
          <course>/solutions/03-descent/01-soft-sign/solution.ts
          <course>/solutions/03-descent/01-soft-sign/accept/multiplies.ts
          <course>/solutions/03-descent/01-soft-sign/mistakes/doubles.ts
          <course>/solutions/03-descent/01-soft-sign/mistakes/drops-the-sign.ts
          <course>/solutions/03-descent/01-soft-sign/mistakes/rounds.ts

        It is a whole exercise already, about halving a number. Change it into yours: what there is to write begins with BLANK:, and the audit says which of these are left. When exercise.ts has changed,
          let the audit keep it as the stub.

        Try: pnpm gradus audit 03-descent/01-soft-sign --record-stubs
      "
    `);
    expect(filesOf()).toMatchInlineSnapshot(`
      [
        "exercises/03-descent/01-soft-sign/exercise.ts",
        "exercises/03-descent/01-soft-sign/lesson.md",
        "exercises/03-descent/01-soft-sign/spec.ts",
        "exercises/03-descent/module.md",
        "solutions/03-descent/01-soft-sign/accept/multiplies.ts",
        "solutions/03-descent/01-soft-sign/mistakes/doubles.ts",
        "solutions/03-descent/01-soft-sign/mistakes/drops-the-sign.ts",
        "solutions/03-descent/01-soft-sign/mistakes/rounds.ts",
        "solutions/03-descent/01-soft-sign/solution.ts",
        "stubs/03-descent/01-soft-sign.ts",
      ]
    `);
  });

  it("makes files that are formatted, and right in TypeScript's eyes", () => {
    const options = {
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: {
        noEmit: true,
        declaration: false,
        isolatedDeclarations: false,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
        types: ["node"],
        typeRoots: [join(language, "node_modules/@types")],
      },
      include: ["exercises", "solutions", "stubs"],
    };
    writeFileSync(join(course, "tsconfig.json"), JSON.stringify(options));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const types = spawnSync(process.execPath, [compiler, "-p", course], { encoding: "utf8" });
    expect(types.stdout).toBe("");
    const format = [
      "--check",
      "--config",
      join(root, ".oxfmtrc.json"),
      "exercises",
      "solutions",
      "stubs",
    ];
    const formatter = join(root, "node_modules/oxfmt/bin/oxfmt");
    const said = spawnSync(process.execPath, [formatter, ...format], {
      cwd: course,
      encoding: "utf8",
    });
    expect([said.status, said.stdout]).toEqual([0, expect.anything()]);
  });

  it("leaves nothing to be wished for but what its author has to write", async () => {
    expect(await defects()).toMatchInlineSnapshot(`
      "03-descent/01-soft-sign
        is complete: Soft sign
          module.md:3 is blank: what these exercises lead to, in a few sentences.
          lesson.md:3 is blank: why anyone wants this.
          lesson.md:7 is blank: the formula, and a name for everything in it.
          lesson.md:11 is blank: an example with small numbers, worked out step by step.
          lesson.md:15 is blank: which functions.
          lesson.md:24 is blank: a question that the checks do not ask.
          lesson.md:28 is blank: one place to read on.
          spec.ts:8 is blank: which idea is missing, in one sentence.
          spec.ts:9 is blank: which line or step to look at.
          spec.ts:10 is blank: the line in words, almost code.
          spec.ts:15 is blank: one value that can be worked out by hand.
          spec.ts:24 is blank: a law that is true of every right answer.
          spec.ts:34 is blank: a case that is easily forgotten.
          exercise.ts:4 is blank: what is computed, in one sentence.
          exercise.ts:8 is blank: what may be given, and its shape.
          exercise.ts:9 is blank: what comes back, and what in special cases.
          exercise.ts:12 is blank: what to write, as a request.
          solution.ts:1 is blank: one clear right answer.
          accept/multiplies.ts:1 is blank: another right answer, written differently.
          mistakes/doubles.ts:1 is blank: what the code does, and where to look. It doubles.
          mistakes/drops-the-sign.ts:1 is blank: what the code does, and where to look. The sign is lost.
          mistakes/rounds.ts:1 is blank: what the code does, and where to look. It rounds."
    `);
  });

  it("is sound as soon as that is written", async () => {
    for (const path of filesOf()) {
      const text = readFileSync(join(course, path), "utf8");
      writeFileSync(join(course, path), text.replaceAll("BLANK: ", ""));
    }
    const [entry] = readCatalog(course).exercises;
    const report = await auditor.audit(entry);
    expect([auditDefects([report]), report.warnings, isSound(report)]).toEqual(["", [], true]);
    expect(report).toMatchObject({ points: 4, checks: 3, mistakes: 3, diagnosed: 3, accepted: 1 });
  });

  it("numbers the next one, in the module that is named or the last", () => {
    made("descent/momentum");
    made("nesterov");
    expect(readCatalog(course).exercises.map(({ id }) => id)).toEqual([
      "03-descent/01-soft-sign",
      "03-descent/02-momentum",
      "03-descent/03-nesterov",
    ]);
  });

  it("refuses what is no name, and a module without a number", () => {
    expect(() => made("Soft Sign")).toThrowErrorMatchingInlineSnapshot(`
      [Misuse: new: "Soft Sign" is no name of an exercise.
        A name is made of small letters, digits and hyphens; its number comes by itself.
        Try: gradus new neuron/soft-sign]
    `);
    expect(() => made("a/b/c")).toThrow('"a/b/c" is no name');
    expect(() => made("waves/fourier")).toThrowErrorMatchingInlineSnapshot(`
      [Misuse: new: there is no module "waves".
        The modules are 03-descent; a new one has two digits before its name.]
    `);
  });
});

import { type ExerciseEntry, readCatalog, runExercise } from "@gradus/exercises";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workThrough } from "../batch/run/work-queue.ts";
import { courseGrader } from "../batch/run/course-grader.ts";
import type { BatchGrader } from "../batch/run/batch-grader.ts";
import { openKit } from "../kit.ts";
import { strongestGrader } from "../testing/strongest-grader.ts";
import { withoutTimings } from "../testing/without-timings.ts";
import type { Grader } from "./grader.ts";

const { exercises } = readCatalog();
let grader: Grader;
let reports: BatchGrader;
let top: string;
beforeAll(async () => {
  grader = await strongestGrader();
  reports = await courseGrader({ kit: openKit(), exercises, grader });
  top = mkdtempSync(join(tmpdir(), "gradus-same-"));
});
afterAll(async () => {
  await grader.close();
  rmSync(top, { recursive: true, force: true });
});

/** Answers that people write, a few for every exercise. */
const answers = exercises.flatMap((exercise) => {
  const { solution, mistakes } = exercise;
  const files = mistakes.slice(0, 3).map(({ path }) => path);
  return [...files, ...(solution === undefined ? [] : [solution])].map((path) => ({
    exercise,
    path,
    name: path.slice(path.indexOf(exercise.id)),
  }));
});

/** A folder with an answer as it is handed in. */
function handedIn(answer: { path: string } | { source: string }): string {
  const folder = mkdtempSync(join(top, "answer-"));
  const file = join(folder, "exercise.ts");
  if ("path" in answer) cpSync(answer.path, file);
  else writeFileSync(file, answer.source);
  return folder;
}

/** What decides a verdict and what a learner reads of it, wherever it was found out. */
function essence(checks: readonly object[]): unknown {
  const text = JSON.stringify(withoutTimings(checks), (key, value: unknown) => {
    if (key === "stack") return undefined;
    // JSON has no other numbers than these.
    if (typeof value === "number" && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value)
      ? { [value.constructor.name]: [...(value as Float64Array)] }
      : value;
  });
  return JSON.parse(text);
}

async function inThisProcess(exercise: ExerciseEntry, path: string): Promise<unknown> {
  const load = (file: string): Promise<object> =>
    import(/* @vite-ignore */ file) as Promise<object>;
  const { default: spec } = (await load(exercise.spec)) as {
    default: Parameters<typeof runExercise>[0];
  };
  const learner = { ...(await load(path)) };
  const acts = exercise.act === undefined ? undefined : { ...(await load(exercise.act)) };
  const { id } = exercise;
  const { checks, points } = await runExercise(spec, { learner, ...(acts && { acts }) }, { id });
  return { points, checks: essence(checks) };
}

describe("the same answer", { timeout: 240_000 }, () => {
  it.each(answers)(
    "has the same verdict here and in a sandbox: $name",
    async ({ exercise, path }) => {
      const verdict = await grader.grade(exercise, { folder: handedIn({ path }) });
      const sandboxed = { points: verdict?.points, checks: essence(verdict?.checks ?? []) };
      expect(sandboxed).toEqual(await inThisProcess(exercise, path));
    },
  );

  const bodies = [
    "return 0;",
    "return a.map((x, i) => x * b[i]);",
    "throw new RangeError(`no: ${a.length}`);",
    "for (;;);",
    "process.exit(3);",
    "console.log(a, b); return a[0] * b[0];",
    "for (;;) console.log('more', a);",
    "const all = []; for (;;) all.push(new Array(1000).fill(a));",
    "return new Promise(() => {});",
    "void Promise.reject(new Error('lost')); return 1;",
    "a.length = 0; return 32;",
    "return a.reduce((sum, x, i) => sum + x * b[i], 0);",
    "return !!!;",
    `return ${"!".repeat(100_000)}1;`,
  ];

  const slips = fc
    .record({ factor: fc.integer(), skip: fc.nat(3), from: fc.nat(4) })
    .map(
      ({ factor, skip, from }) =>
        `let sum = 0; for (let i = ${skip}; i < a.length; i++) sum += a[i] * b[i]; return a.length > ${from} ? sum * ${factor} : sum;`,
    );

  it("has the same report twice, except for timings", async () => {
    const [{ id }] = exercises;
    const task = { exercise: id, submission: { id: "ada", sha256: "0".repeat(64) } };
    const all = [...bodies, ...fc.sample(slips, { numRuns: 6, seed: 1 })];
    const folders = all.map((body) =>
      handedIn({ source: `export function dot(a, b) { ${body} }` }),
    );
    const grade = async (folder: string): Promise<unknown> =>
      withoutTimings(await reports.grade(task, folder));
    // Several at the same time slow each other; later each is alone.
    const crowded: unknown[] = [];
    await workThrough([...folders.keys()], 4, async (i) => {
      crowded[i] = await grade(folders[i]);
    });
    for (const [i, folder] of folders.entries()) {
      expect({ body: all[i], report: await grade(folder) }).toEqual({
        body: all[i],
        report: crowded[i],
      });
    }
  });
});

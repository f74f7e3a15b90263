import type { ExerciseEntry, ModuleEntry } from "@gradus/exercises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { untouched } from "../progress/progress-record.ts";
import type { Progress } from "../progress/refresh-progress.ts";
import { courseMap } from "./course-map.ts";
import { paper } from "./paper.ts";

/** A course with so many modules of so many exercises; the first `done` of them are done. */
function course(
  modules: number,
  exercises: number,
  done: number,
): { modules: ModuleEntry[]; progress: Progress[] } {
  const made = Array.from({ length: modules }, (_, m) => {
    const id = `0${m + 1}-module`;
    const own = Array.from({ length: exercises }, (__, e) => exercise(id, e + 1));
    const text = { title: `Module ${m + 1}`, name: "module", folder: "" };
    return { id, number: m + 1, ...text, exercises: own, unfinished: [] };
  });
  const progress = made
    .flatMap((module) => module.exercises)
    .map((one, i): Progress => {
      const state = i < done ? "done" : "to-do";
      return { exercise: one, plan: undefined, record: { ...untouched, state, maxPoints: 2 } };
    });
  return { modules: made, progress };
}

function exercise(module: string, number: number): ExerciseEntry {
  const id = `${module}/0${number}-task`;
  const files = { folder: "", lesson: "", exercise: "", spec: "", mistakes: [], accept: [] };
  return { id, number, name: "task", title: `Task ${number} of ${module}`, module, ...files };
}

const sheet = paper({ env: {} });

describe("courseMap", () => {
  it("fits where there is room for eight lines, and shows the current exercise and its module", () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, fc.nat(), fc.integer({ min: 8, max: 60 }), (m, e, n, room) => {
        const { modules, progress } = course(m, e, n % (m * e));
        const current = progress[n % (m * e)].exercise;
        const map = courseMap(modules, progress, sheet, { room, current });
        expect(map.trimEnd().split("\n").length).toBeLessThanOrEqual(room);
        expect(map).toContain(current.title);
        expect(map).toContain(modules.find(({ id }) => id === current.module)?.title);
      }),
    );
  });

  it("tells everything where there is room, however much that is", () => {
    const { modules, progress } = course(9, 9, 0);
    const map = courseMap(modules, progress, sheet);
    for (const { exercise: one } of progress) expect(map).toContain(one.title);
  });

  it("closes the modules that are done or not begun first", () => {
    const { modules, progress } = course(4, 3, 4);
    expect(courseMap(modules, progress, sheet, { room: 15, current: progress[4].exercise }))
      .toMatchInlineSnapshot(`
      "
        Gradus                                           4 of 12 done · 0 of 24 points

         1  Module 1                                                    3 of 3     0/6

         2  Module 2                                                    1 of 3     0/6
            ✓ Task 1 of 02-module                   01-task                        0/2
            ○ Task 2 of 02-module                   02-task                        0/2
            ○ Task 3 of 02-module                   03-task                        0/2

         3  Module 3                                                    0 of 3     0/6
         4  Module 4                                                    0 of 3     0/6

        ✓ done   ○ to do
      "
    `);
  });

  it("tells the current module alone where there is hardly any room", () => {
    const { modules, progress } = course(4, 3, 4);
    expect(courseMap(modules, progress, sheet, { room: 9, current: progress[4].exercise }))
      .toMatchInlineSnapshot(`
      "
        Gradus                                           4 of 12 done · 0 of 24 points

         2  Module 2                                                    1 of 3     0/6
            ✓ Task 1 of 02-module                   01-task                        0/2
            ○ Task 2 of 02-module                   02-task                        0/2
            ○ Task 3 of 02-module                   03-task                        0/2

        · 3 more modules
      "
    `);
  });

  it("tells the current exercise alone where there is none", () => {
    const { modules, progress } = course(4, 3, 4);
    const map = courseMap(modules, progress, sheet, { room: 1, current: progress[4].exercise });
    expect(map).toMatchInlineSnapshot(`
      "
        Gradus                                           4 of 12 done · 0 of 24 points

         2  Module 2                                                    1 of 3     0/6
            ○ Task 2 of 02-module                   02-task                        0/2
            · 2 more exercises

        · 3 more modules
      "
    `);
  });
});

/* oxlint-disable vitest/valid-title, vitest/expect-expect -- the tests are made of checks here */
import { describe, it } from "vitest";
import { ExerciseRun } from "../run/exercise-run.ts";
import { inProcess } from "../run/in-process.ts";
import type { ModuleExports, Subject } from "../run/subject.ts";
import { patient } from "../run/run-exercise.ts";
import { describeThrown } from "../run/thrown.ts";
import type { Spec } from "../spec/exercise.ts";
import { idOf } from "./id-of.ts";
import { notWrittenYet } from "./notes.ts";
import { LoadError, VerdictError } from "./verdict-error.ts";

/** How to load the files beside a spec. */
export interface Loaders {
  readonly learner: () => Promise<ModuleExports>;
  readonly acts?: () => Promise<ModuleExports>;
}

/**
 * One `describe` for the exercise, one `it` for each check.
 *
 * What is not written yet is skipped and says so; it neither passes nor fails.
 */
export function defineTests(spec: Spec, specUrl: string, loaders: Loaders): void {
  const id = idOf(specUrl);
  let subject: Promise<Subject> | undefined;
  let run: ExerciseRun | undefined;
  const options = spec.seconds === undefined ? {} : { timeout: 1000 * spec.seconds };
  describe(spec.title, () => {
    spec.checks.forEach(({ title }, i) => {
      it(title, options, async ({ skip }) => {
        // One file that cannot be loaded is one failure, not one for each check.
        if (subject && !run) skip("not run: exercise.ts cannot be loaded");
        subject ??= load(loaders, id);
        run ??= new ExerciseRun(spec, inProcess(patient(await subject, spec)), { id });
        const result = await run.run(run.checks[i]);
        if (result.status === "to-do") skip(notWrittenYet);
        if (result.status === "not-run") skip(`not run yet: first "${result.needs ?? ""}"`);
        if (result.status !== "pass") throw new VerdictError(result, id);
      });
    });
  });
}

async function load({ learner, acts }: Loaders, id: string): Promise<Subject> {
  const neutral = acts && { acts: await acts() };
  try {
    return { learner: await learner(), ...neutral };
  } catch (error) {
    throw new LoadError(describeThrown(error), id);
  }
}

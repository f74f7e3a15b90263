import { type ExerciseEntry, readDiagnosis } from "@gradus/exercises";
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { courseBundle } from "../bundle/course-bundle.ts";
import type { Framework } from "../bundle/framework.ts";
import type { Places } from "../workspace/places.ts";
import type { Symptoms } from "./serve-diagnosis.ts";

/** How long to look for a known mistake, in milliseconds: many times what it takes, so that no verdict depends on it. */
const patience = 5000;

/**
 * What the known mistake does that gives the same results where the learner's code is wrong, if there is one.
 *
 * Mistakes are looked at only after something failed, and in a process of their own: one that is slow or broken costs
 * nothing but its diagnosis. No learner's code is ever there, nor are they where a learner's code is.
 */
export async function diagnosisOf(
  { folder, act, mistakes }: ExerciseEntry,
  symptoms: Symptoms,
  framework: Framework,
  at: Places,
): Promise<string | undefined> {
  const isWrong = symptoms.checks.some(({ status }) => status === "fail" || status === "threw");
  if (!isWrong || mistakes.length === 0) return undefined;
  const made = await courseBundle(entryOf({ act, mistakes }), folder, framework, at);
  return made.kind === "program" ? ask(made.file, symptoms) : undefined;
}

function entryOf({
  act,
  mistakes,
}: Pick<ExerciseEntry, "mistakes"> & { act: string | undefined }): string {
  const sources = mistakes.flatMap(({ name, path }) => {
    const diagnosis = readDiagnosis(readFileSync(path, "utf8"));
    if (diagnosis === undefined) return [];
    const known = `name: ${JSON.stringify(name)}, diagnosis: ${JSON.stringify(diagnosis)}`;
    return [`  { ${known}, load: () => import(${JSON.stringify(path)}) },`];
  });
  const acts = act === undefined ? "undefined" : `() => import(${JSON.stringify(act)})`;
  const lines = ['import { serveDiagnosis } from "#spec";', `serveDiagnosis(${acts}, [`];
  return [...lines, ...sources, "]);"].join("\n");
}

/** Asks the program of the mistakes; whatever goes wrong there is no diagnosis. */
function ask(file: string, symptoms: Symptoms): Promise<string | undefined> {
  const helper = fork(file, {
    execArgv: ["--max-old-space-size=256", "--no-warnings"],
    // Numbers arrive as they are: NaN, −0, typed arrays.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {},
  });
  return new Promise((resolve) => {
    const end = (found?: string): void => {
      clearTimeout(timer);
      helper.kill("SIGKILL");
      resolve(found);
    };
    const timer = setTimeout(end, patience);
    helper.on("message", (found) => end(typeof found === "string" ? found : undefined));
    helper.on("error", () => end());
    helper.on("exit", () => end());
    helper.send(symptoms, () => {
      // One that ended before it heard of it has nothing to say.
    });
  });
}

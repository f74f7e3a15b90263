import {
  type CallRecord,
  type CheckResult,
  type ExerciseEntry,
  readDiagnosis,
} from "@gradus/exercises";
import { readFileSync } from "node:fs";
import { tag } from "../child/tagged.ts";
import { type Workshop, work } from "./workshop.ts";

/** How long to look for a known mistake, in milliseconds: a verdict must not wait for long. */
const patience = 1500;

/**
 * What the known mistake does that gives the same results where the learner's code is wrong, if there is one.
 *
 * Mistakes are looked at only after something failed, and in a child of their own: one that is slow or broken costs
 * nothing but its diagnosis.
 */
export async function diagnosisOf(
  { id, folder, act, mistakes }: ExerciseEntry,
  workshop: Workshop,
  checks: readonly CheckResult[],
  calls: readonly CallRecord[],
): Promise<string | undefined> {
  const isWrong = checks.some(({ status }) => status === "fail" || status === "threw");
  if (!isWrong || mistakes.length === 0) return undefined;
  const sources = mistakes.flatMap(({ name, path }) => {
    const diagnosis = readDiagnosis(readFileSync(path, "utf8"));
    if (diagnosis === undefined) return [];
    const known = `name: ${JSON.stringify(name)}, diagnosis: ${JSON.stringify(diagnosis)}`;
    return [`  { ${known}, load: () => import(${JSON.stringify(path)}) },`];
  });
  const acts = act === undefined ? "undefined" : `() => import(${JSON.stringify(act)})`;
  const lines = ['import { serveDiagnosis } from "#spec";', `void serveDiagnosis(${acts}, [`];
  const entry = [...lines, ...sources, "]);"].join("\n");
  const limits = { ...workshop.limits, time: patience };
  const found = await work(
    { ...workshop, limits },
    { name: `${id}-mistakes`, entry, folder },
    tag({ checks, calls }),
  );
  if (found.kind !== "ran") return undefined;
  const heard = found.frames.find((frame) => frame.kind === "diagnosed");
  return heard?.diagnoses[0]?.diagnosis;
}

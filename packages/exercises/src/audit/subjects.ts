import { existsSync, readFileSync } from "node:fs";
import type { ExerciseEntry } from "../catalog.ts";
import { readDiagnosis } from "../diagnose/read-diagnosis.ts";
import type { AuditSubject } from "./outcome.ts";

/** Everything that can stand in the learner's place: the stub, the solution, accepted variants and mistakes. */
export function subjectsOf(entry: ExerciseEntry): AuditSubject[] {
  const { exercise, solution, accept, mistakes } = entry;
  const plain = { diagnosis: "" };
  const subjects: AuditSubject[] = [{ kind: "stub", name: "stub", path: exercise, ...plain }];
  if (solution !== undefined) {
    subjects.push({ kind: "solution", name: "solution", path: solution, ...plain });
  }
  for (const file of accept) subjects.push({ kind: "accept", ...file, ...plain });
  for (const file of mistakes) {
    const diagnosis = readDiagnosis(readFileSync(file.path, "utf8")) ?? "";
    subjects.push({ kind: "mistake", ...file, diagnosis });
  }
  return subjects.filter(({ path }) => existsSync(path));
}

// The course, for the programs that run it: the grader, the tests and the audit.
export { toPlain, NotPlainError } from "./plain/to-plain.ts";
export type { Plain, PlainList, PlainRecord, TypedArray } from "./plain/plain.ts";
export { samePlain } from "./plain/same.ts";
export { renderCall } from "./render/render-call.ts";
export { renderValue } from "./render/render-value.ts";
export { callAction } from "./run/call.ts";
export { ExerciseRun } from "./run/exercise-run.ts";
export { inProcess } from "./run/in-process.ts";
export type { Call, Performed, Transport } from "./run/transport.ts";
export { stoppedText } from "./render/stopped-text.ts";
export { runExercise } from "./run/run-exercise.ts";
export type { RunEvent, RunOptions } from "./run/run-exercise.ts";
export { isWrong } from "./run/result.ts";
export type {
  CallRecord,
  CheckResult,
  CheckStatus,
  Counterexample,
  ExerciseResult,
  ExerciseState,
  Outcome,
  Stop,
} from "./run/result.ts";
export { seedFrom } from "./run/seed.ts";
export type { ModuleExports, Subject } from "./run/subject.ts";
export { describeThrown } from "./run/thrown.ts";
export type { Thrown } from "./run/thrown.ts";
export type { Difference, Failure, FailureKind } from "./spec/check-failure.ts";
export type { Check, Visibility } from "./spec/check.ts";
export type { Spec } from "./spec/exercise.ts";
export { SpecError } from "./spec/spec-error.ts";
export { editDistance } from "./catalog/edit-distance.ts";
export { findExercises, NoSuchExerciseError, readCatalog } from "./catalog.ts";
export type { AnswerFile, Catalog, ExerciseEntry, ModuleEntry } from "./catalog.ts";
export { diagnose } from "./diagnose/diagnose.ts";
export type { Diagnosis, DiagnoseOptions, Mistake } from "./diagnose/diagnose.ts";
export { readDiagnosis } from "./diagnose/read-diagnosis.ts";
export { renderVerdict, verdictText } from "./render/render-verdict.ts";
export type { VerdictContext, VerdictLine, VerdictRole } from "./render/render-verdict.ts";
export { framesOf } from "./run/frames.ts";
export type { Frame } from "./run/frames.ts";
export { isSound } from "./audit/audit-report.ts";
export type { AuditedClaim, AuditReport } from "./audit/audit-report.ts";
export { auditDefects, auditTable } from "./audit/audit-table.ts";
export { auditExercise, Auditor } from "./audit/auditor.ts";
export type { AuditorOptions } from "./audit/auditor.ts";

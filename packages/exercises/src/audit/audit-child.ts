import { pathToFileURL } from "node:url";
import type { ModuleExports } from "../run/subject.ts";
import { describeThrown } from "../run/thrown.ts";
import { type AuditHooks, auditSubjects, type AuditTask } from "./audit-subjects.ts";
import type { AuditOutcome } from "./outcome.ts";

/** What the child says: the step it begins, and at the end what came of all. */
export type AuditMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "step"; readonly step: string; readonly seconds: number | undefined }
  | { readonly kind: "done"; readonly outcome: AuditOutcome }
  | { readonly kind: "broken"; readonly problem: string };

process.on("message", (task: AuditTask) => {
  const onStep: AuditHooks["onStep"] = (step, seconds) => say({ kind: "step", step, seconds });
  auditSubjects(task, { load, onStep }).then(
    (outcome) => say({ kind: "done", outcome }),
    (error: unknown) => say({ kind: "broken", problem: describeThrown(error).description }),
  );
});
say({ kind: "ready" });

function load(path: string): Promise<ModuleExports> {
  return import(pathToFileURL(path).href) as Promise<ModuleExports>;
}

function say(message: AuditMessage): void {
  process.send?.(message);
}

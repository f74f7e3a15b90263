import type { CallRecord, CheckResult, Diagnosis, Thrown } from "@gradus/exercises";
import type { Plan } from "./plan.ts";

/** What a child says. A check: time?, plan, (load-threw | (check, call …, result) …, calls), end. */
export type ChildFrame =
  /** The exercise asks for more or less time than others have. Heard as the first frame only. */
  | { readonly kind: "time"; readonly seconds: number }
  | { readonly kind: "plan"; readonly plan: Plan }
  /** The learner's file threw while it was read. */
  | { readonly kind: "load-threw"; readonly thrown: Thrown }
  /** A check begins. */
  | { readonly kind: "check"; readonly id: string }
  /** A call begins. */
  | { readonly kind: "call"; readonly text: string }
  | { readonly kind: "result"; readonly result: CheckResult }
  /** The calls of all checks, for the diagnosis. */
  | { readonly kind: "calls"; readonly calls: readonly CallRecord[] }
  /** An error that reached nobody. */
  | { readonly kind: "stray"; readonly thrown: Thrown }
  /** Nothing is left to do, but the checks are not through. */
  | { readonly kind: "stuck" }
  /** The spec itself is wrong. */
  | { readonly kind: "spec-error"; readonly message: string }
  /** Descriptions: what one exercise's spec says about itself. */
  | { readonly kind: "described"; readonly id: string; readonly plan: Plan }
  /** A diagnosis: the known mistakes that behave the same, best first. */
  | { readonly kind: "diagnosed"; readonly diagnoses: readonly Diagnosis[] }
  | { readonly kind: "end" };
